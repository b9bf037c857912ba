export default async (app, snap) => {
  await app.open('/pages/home'); snap('open')
}

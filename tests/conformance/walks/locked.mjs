export default async (app, snap) => {
  await app.open('/pages/locked')
  await app.tap('.try'); await app.tap('.row', 1); snap('tried')
  await app.tap('.own'); await app.tap('.give'); snap('changed')
  await app.tap('.try'); await app.tap('.row', 2); snap('again')
}

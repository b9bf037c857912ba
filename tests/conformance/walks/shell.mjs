export const routes = {}
export default async (app, snap) => {
  await app.open('/pages/home'); snap('open')
  await app.tap('.same'); snap('same')
  await app.tap('.rename'); snap('rename')
  await app.tap('.blank'); snap('blank')
  await app.tap('.dark'); snap('dark')
  await app.tap('.more'); snap('native')
  await app.tap('.tab'); snap('tab')
  await app.tap('.go'); snap('independent')
  await app.tap('.invite'); snap('greeted')
}

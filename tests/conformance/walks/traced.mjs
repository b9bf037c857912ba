// Everything that throws, each once.
export default async (app, snap) => {
  await app.open('/pages/home'); snap('home')
  await app.tap('.own'); snap('own')
  await app.tap('.later'); snap('later')
  await app.tap('.buy', 1); snap('buy')
  await app.tap('.inline'); snap('inline')
  await app.tap('.fail'); snap('fail')
  await app.tap('.show'); snap('show')
}

export const routes = {}
export default async (app, snap) => {
  const { answers } = app.effects
  await app.open('/pages/home'); snap('open')
  answers.address.push({ name: '王', phone: '139', province: '浙江省', city: '宁波市', county: '海曙区', street: '', detail: '2 号' }, null)
  answers.subscribe.push({ a: true, b: false })
  await app.tap('.user'); snap('user')
  answers.pay.push(true, null)
  await app.tap('.pay'); snap('pay')
  answers.image.push(['x', 'y'], null)
  await app.tap('.files'); snap('files')
  answers.scan.push('fruit', null)
  await app.tap('.phone'); snap('phone')
  await app.tap('.state'); snap('state')
  await app.tap('.guards'); snap('guards')
  await app.tap('.inside'); snap('nodes')
}

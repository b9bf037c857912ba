export const routes = {}
export default async (app, snap) => {
  await app.open('/pages/a?q=%E4%BD%A0'); snap('open')
  await app.tap('.inc'); await app.tap('.inc'); snap('inc')
  await app.tap('.gname', 1); snap('pick')
  await app.tap('.x', 1); snap('toggle')
  await app.tap('.tag', 0); snap('tag')
  await app.tap('.num', 2); snap('num')
  await app.tap('.inc'); await app.tap('.inc'); snap('mid')
  await app.tap('.inc'); await app.tap('.inc'); snap('big')
  await app.input('.name', '张'); await app.input('.qty', '12'); await app.event('.sw', 'change', { value: true }); snap('form')
  await app.tap('.p'); await app.tap('.v'); await app.tap('.ci', 1); snap('card')
  await app.tap('.inner'); await app.tap('.outer'); snap('stop')
  await app.tap('.add'); snap('store')
  await app.tap('.go'); snap('b')
  await app.tap('.cell', 2); snap('cell')
  await app.tap('.tag', 1); snap('tagged')
  await app.tap('.add'); await app.tap('.back'); snap('back')
}

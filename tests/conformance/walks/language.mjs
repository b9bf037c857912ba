export const routes = {}
export default async (app, snap) => {
  await app.open('/pages/hooks?from=link'); snap('open')
  await app.tap('.toggle'); snap('clock')
  await app.hide(); await app.show(); snap('away')
  await app.tap('.toggle'); snap('no clock')
  await app.tap('.count'); snap('ticked')
  await app.pull(); await app.reachBottom(); await app.scroll(12); snap('scrolled')
  await app.hook('onResize', { size: {} }); snap('hooks')
  await app.tapTab(1); snap('handlers')
  for (const name of ['set', 'add', 'subtract', 'multiply', 'divide', 'rest', 'power', 'shift', 'back', 'unsigned', 'with', 'either', 'one', 'more', 'prefix', 'less', 'prefixless', 'nullish', 'and', 'or', 'call', 'name', 'inside']) {
    await app.tap(`.${name}`); snap(name)
  }
  await app.tapTab(0); snap('tab')
  await app.open('/pages/expressions'); snap('expressions')
  await app.open('/pages/syntax'); snap('syntax')
  await app.open('/pages/slots'); snap('slots')
  await app.tap('.r', 1); await app.tap('.add'); await app.tap('.more'); await app.tap('.move'); snap('slots later')
  await app.open('/pages/slots_more'); snap('slots more')
  await app.tap('.mine', 3); await app.tap('.cell', 1); await app.tap('.move'); await app.tap('.more'); snap('slots grown')
  await app.tap('.refs'); await app.tap('.less'); await app.tap('.move'); snap('slots shrunk')
  await app.open('/pages/slots_picked'); snap('picked')
  await app.input('.in', 't'); await app.tap('.add'); snap('picked more')
  await app.tap('.flip'); await app.tap('.shut'); snap('picked others')
  await app.tap('.clear'); snap('picked none')
  await app.tap('.add'); await app.tap('.add'); await app.tap('.shut'); snap('picked again')
  await app.open('/packages/more/page'); snap('more')
  await app.open('/pages/nowhere'); snap('nowhere')
}

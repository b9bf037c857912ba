// Form controls, dynamic components, text, classes and loops; the pages are those of ../probes.
export const routes = {}
export default async (app, snap) => {
  await app.open('/pages/forms'); snap('forms')
  await app.event('.size', 'change', { value: '2' }); await app.event('.extras', 'change', { value: ['gift', '2'] }); snap('checked')
  // A picker's index is a text on WeChat's phones, a number elsewhere.
  await app.event('.at', 'change', { value: app.target === 'wechat' ? '1' : 1 }); await app.event('.columns', 'change', { value: [1] })
  await app.event('.level', 'change', { value: 9 }); await app.event('.on', 'change', { value: true }); await app.input('.note', '好'); snap('controls')
  await app.input('.price', ''); snap('empty')
  await app.input('.price', '-'); snap('sign')
  await app.input('.price', '1.50'); snap('price')
  await app.input('.kind', '12'); snap('text')
  await app.tap('.swap'); await app.input('.kind', '13'); snap('number')
  await app.input('.cell', 'x', 1); await app.input('.cell', 'y', 2); await app.input('.name', 'm'); await app.input('.shared', 's'); snap('paths')
  await app.tap('.more'); snap('stepper')
  await app.event('.leaf', 'touchstart'); snap('touch')
  await app.tap('.clear'); await app.event('.leaf', 'touchstart'); snap('captured')
  await app.open('/pages/dynamic'); snap('dynamic')
  await app.tap('.wide-cell'); snap('picked')
  await app.tap('.at'); await app.tap('.swap'); snap('swapped')
  await app.tap('.nobody'); snap('nobody')
  await app.tap('.grow'); snap('grown')
  await app.open('/pages/text'); snap('texts')
  await app.tap('.ijk', 3); snap('ijk')
  await app.tap('.entry', 1); snap('entry')
  await app.tap('.even', 1); snap('even')
  await app.tap('.sorted', 1); await app.tap('.b2', 0); snap('sorted')
  await app.tap('.change'); snap('changed')
}

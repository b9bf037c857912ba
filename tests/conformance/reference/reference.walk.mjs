// Uses everything the reference app does; the three hosts must see the same.
export const routes = {
  '/fruit': [{ id: 'a', name: 'Apple', price: 3 }, { id: 'b', name: 'Pear', price: 0 }],
}

export default async (app, snap) => {
  await app.open('/pages/list/list')
  await snap('list')
  await app.input('.search', 'app')
  await snap('typed')
  await app.input('.search', '')
  await app.tap('.row', 1)
  await snap('chosen')
  await app.tap('.buy', 0)
  await snap('bought')
  await app.pull()
  await snap('pulled')
  await app.tap('text=Details')
  await snap('detail')
  await app.tap('.ask')
  await snap('forgotten')
  await app.tap('.back')
  await snap('back')
}

// Every page of the fruit shop, on its own fixtures: what opens, what is chosen, what is bought.
// Customer service, the name of the platform, and what search is told are each platform's own.
export const apart = { classes: ['service', 'import', 'version', 'region'], calls: ['setPageInfo'] }

export default async (app, snap) => {
  await app.open('/pages/home'); snap('home')
  // The end of the page is told twice: there is one page more, not two.
  app.page.hook('onReachBottom'); await app.reachBottom(); snap('more of home')
  await app.tap('.category', 1); snap('category')
  await app.tap('.sort', 2); await app.tap('.sort', 2); snap('dear first')
  await app.event('switch', 'change', { value: true }); snap('in stock')
  await app.event('.list', 'scroll', { scrollTop: 300 })
  await app.tap('.entry', 2); snap('another category')
  await app.tap('.entry', 1); snap('where it was left')
  await app.open('/pages/search'); snap('search')
  await app.input('.field', '桃'); await app.tap('.go'); snap('found')
  await app.input('.field', '榴莲披萨'); await app.event('.field', 'confirm', { value: '榴莲披萨' }); snap('nothing found')
  await app.open('/pages/article?id=durian'); snap('article')
  await app.open('/pages/product?id=navel-orange&name=x'); snap('product')
  await app.tap('.add', 0); snap('sheet')
  await app.tap('text=大果 80–85mm'); await app.tap('text=5斤装'); snap('chosen')
  await app.tap('.add', -1); await app.advance(400); snap('added')
  await app.tapTab(2); snap('cart')
  await app.tapTab(3); snap('mine')
  await app.tap('.who'); snap('signed in')
  for (const page of ['packages/order/list', 'packages/member/addresses', 'packages/member/address_edit', 'packages/member/coupons', 'packages/member/level']) {
    await app.open(`/${page}`); snap(page)
  }
  await app.open('/packages/order/detail?id=none'); snap('no such order')
}

// The pictures of the sample app: a name, the page that is opened, and what the customer does there before the picture is taken.
// `steps` has the driver of the walks (../README.md) and the phone: `phone.scroll(top)`. `keep` are the pictures of docs/screens.

const MEMBER = { token: 'offline' }

/** Fill the cart as a customer does: two kinds from one place, one from another. */
async function fill(app) {
  for (const [id, ...options] of [['navel-orange', '大果 80–85mm', '5斤装'], ['wogan', '中果 60–65mm', '5斤装'], ['blueberry', '18mm+ 大果', '125g×4盒']]) {
    await app.open(`/pages/product?id=${id}`)
    await app.tap('.add', 0)
    for (const option of options) await app.tap(`text=${option}`)
    await app.tap('.add', -1)
    await app.advance(1000)
  }
}

async function checkout(app) {
  await fill(app)
  await app.tapTab(2)
  await app.tap('.settle')
}

export const shots = [
  { name: 'home', url: '/pages/home', keep: true },
  { name: 'home-more', url: '/pages/home', steps: (app, phone) => phone.scroll(900) },
  { name: 'category', url: '/pages/category', keep: true },
  { name: 'category-sorted', url: '/pages/category', steps: async (app) => {
    await app.tap('.entry', 2)
    await app.tap('.sort', 2)
    await app.event('switch', 'change', { value: true })
  } },
  { name: 'search', url: '/pages/search', storage: { 'search-history': ['榴莲', '车厘子', '桃'] } },
  { name: 'search-found', url: '/pages/search', keep: true, steps: async (app) => {
    await app.input('.field', '桃')
    await app.tap('.go')
  } },
  { name: 'search-nothing', url: '/pages/search', steps: async (app) => {
    await app.input('.field', '榴莲披萨')
    await app.tap('.go')
  } },
  { name: 'product', url: '/pages/product?id=navel-orange', keep: true },
  { name: 'product-missing', url: '/pages/product?id=nothing' },
  { name: 'sku', url: '/pages/product?id=navel-orange', keep: true, steps: (app) => app.tap('.add', 0) },
  { name: 'article', url: '/pages/article?id=durian', keep: true },
  { name: 'cart', url: '/pages/home', keep: true, steps: async (app) => {
    await fill(app)
    await app.tapTab(2)
  } },
  { name: 'cart-empty', url: '/pages/cart' },
  { name: 'checkout', url: '/pages/home', storage: MEMBER, keep: true, steps: checkout },
  { name: 'checkout-coupons', url: '/pages/home', storage: MEMBER, steps: async (app) => {
    await checkout(app)
    await app.tap((node, text) => node.attrs?.class === 'row' && text.startsWith('优惠券'))
  } },
  { name: 'orders', url: '/packages/order/list', storage: MEMBER },
  { name: 'orders-cancelled', url: '/packages/order/list?status=5', storage: MEMBER },
  { name: 'order', url: '/packages/order/detail?id=240003', storage: MEMBER, keep: true },
  { name: 'order-unpaid', url: '/packages/order/detail?id=240005', storage: MEMBER },
  { name: 'mine', url: '/pages/mine', storage: MEMBER, keep: true },
  { name: 'mine-nobody', url: '/pages/mine' },
  { name: 'accounts', url: '/pages/accounts' },
  { name: 'level', url: '/packages/member/level', storage: MEMBER },
  { name: 'coupons', url: '/packages/member/coupons', storage: MEMBER },
  { name: 'addresses', url: '/packages/member/addresses', storage: MEMBER },
  { name: 'address', url: '/packages/member/address_edit', storage: MEMBER },
  { name: 'address-wrong', url: '/packages/member/address_edit', storage: MEMBER, steps: async (app) => {
    await app.input('.input', '王')
    await app.tap('.save')
  } },
]

// The shop's server: what the fruit shop's walks get as answers. Nothing here keeps state between two runs.

const cover = (name) => `https://img.example.com/${name}.jpg`

const CATEGORIES = [{ id: 'citrus', name: '柑橘' }, { id: 'berry', name: '浆果' }, { id: 'melon', name: '瓜类' }]

const product = (id, category, name, origin, price, more) =>
  ({ id, category, name, origin, price, cover: cover(id), slogan: '当天采摘', unit: '500g', tags: ['冷链'], stock: 20, ...more })

const PRODUCTS = [
  product('p1', 'citrus', '赣南脐橙 & 蜜桔', '江西赣州', 1280, { tags: ['冷链', '坏果包赔'], originalPrice: 1680 }),
  product('p2', 'berry', '丹东草莓', '辽宁丹东', 3990, { stock: 0, tags: [] }),
  product('p3', 'melon', '海南<蜜瓜>', '海南三亚', 2500),
  product('p4', 'citrus', '沃柑100%甜', '江西赣州', 990, { unit: '份' }),
]
const PAGE = 3

/** GET /products: one page of the products of a category whose names contain the keyword. */
export function shelf({ url }) {
  const query = new URL(url).searchParams
  const page = Number(query.get('page'))
  const found = PRODUCTS.filter(({ category, name }) =>
    (!query.get('category') || category === query.get('category')) && name.includes(query.get('keyword') ?? ''))
  return { categories: CATEGORIES, products: found.slice((page - 1) * PAGE, page * PAGE), more: found.length > page * PAGE, saleSeconds: 7200 }
}

const detail = (id, specs, skus) => {
  const found = PRODUCTS.find((one) => one.id === id)
  return { ...found, pictures: [found.cover, cover(`${id}-2`)], story: '果园在南坡，\n每天日照九小时。', specs, skus }
}

const ORANGES = detail(
  'p1',
  [
    { id: 'size', name: '果径', options: [{ id: 'm', name: '中果' }, { id: 'l', name: '大果' }] },
    { id: 'box', name: '规格', options: [{ id: '5', name: '5斤装' }, { id: '9', name: '9斤装' }] },
  ],
  [
    { id: 'p1-m-5', options: ['m', '5'], price: 1280, stock: 20 },
    { id: 'p1-l-5', options: ['l', '5'], price: 1680, stock: 3 },
    { id: 'p1-m-9', options: ['m', '9'], price: 2180, stock: 8 },
    { id: 'p1-l-9', options: ['l', '9'], price: 2880, stock: 0 },
  ],
)
const MELON = detail(
  'p3',
  [{ id: 'box', name: '规格', options: [{ id: '1', name: '整颗' }] }],
  [{ id: 'p3-1', options: ['1'], price: 2500, stock: 2 }],
)
const TANGERINES = detail('p4', [], [{ id: 'p4', options: [], price: 990, stock: 20 }])

const again = { id: 'p4', productId: 'p4', name: '沃柑100%甜', cover: cover('p4'), origin: '江西赣州', spec: '', price: 990, stock: 20, quantity: 2, gift: false }

const orders = (bought) => [
  ...(bought ? [{ id: 'A1003', createdAt: '2025-06-03T18:05:00', status: 1, total: bought.total, lines: bought.lines }] : []),
  { id: 'A1002', createdAt: '2025-06-02T09:30:00', status: 2, total: 2500, lines: [{ id: 'p3-1', name: '海南<蜜瓜>', spec: '整颗', price: 2500, quantity: 1 }] },
  {
    id: 'A1001', createdAt: '2025-05-20T12:00:59', status: 4, total: 3160,
    lines: [{ id: 'p4', name: '沃柑100%甜', spec: '', price: 990, quantity: 2 }, { id: 'p1-m-5', name: '赣南脐橙 & 蜜桔', spec: '中果，5斤装', price: 1280, quantity: 1 }],
  },
]

/** A fresh server: it remembers the order that was made. */
export function server() {
  let bought
  return {
    'GET /products': shelf,
    'GET /products/p1': ORANGES,
    'GET /products/p3': MELON,
    'GET /products/p4': TANGERINES,
    'GET /shipping': { fee: 1000, freeFrom: 8800 },
    'POST /orders': ({ data }) => {
      bought = { total: 6860, lines: data.lines.map(({ id, quantity }) => ({ id, name: '新下的单', spec: '', price: 3430, quantity })) }
      return { id: 'A1003' }
    },
    'GET /orders': () => ({ orders: orders(bought) }),
    'POST /orders/A1003/pay': {},
    'GET /orders/A1001/again': { lines: [again] },
  }
}

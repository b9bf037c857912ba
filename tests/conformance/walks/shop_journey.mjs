// A customer of the fruit shop and its server: from a bad network to an order that is paid, and one that is cancelled.
import { server } from '../hosts/bridge.mjs'

// The server checks a login's code, and makes a payment, at the platform that asks.
export const apart = { classes: ['service', 'import', 'version', 'region'], calls: ['setPageInfo'], fields: ['target'] }

const BUSY = { statusCode: 503, data: { message: '果园太忙了，请稍后' } }

export default async (app, snap) => {
  const shop = server(JSON.parse(process.env.SHOPS)[app.target])
  const without = (keys, answer) => Object.fromEntries(keys.map((key) => [key, answer]))

  // No network at first, then a server that is busy, then the shop.
  app.routes = {}
  await app.open('/pages/home'); snap('offline')
  app.routes = without(['GET /home', 'GET /products'], BUSY)
  await app.tap('text=重新加载'); snap('busy')
  app.routes = shop
  await app.tap('text=重新加载'); snap('home')
  await app.reachBottom(); snap('more')
  app.routes = {}
  await app.pull(); snap('refreshing fails')
  app.routes = shop

  // Browse and search.
  await app.tap('.category', 1); snap('berries')
  await app.tapTab(0); await app.tap('.search')
  await app.tap('.word', 0); snap('a hot word')
  await app.input('.field', '桃'); await app.event('.field', 'confirm', { value: '桃' }); snap('found')
  await app.input('.field', '火星果'); await app.tap('.go'); snap('not found')
  await app.tap('text=看看热搜'); snap('searched before')

  // Choose: the product does not open at once.
  await app.tap('.word', 1)
  app.routes = {}
  await app.tap('.product', 0); snap('product offline')
  app.routes = shop
  await app.tap('text=再试一次'); snap('product')
  await app.tap('.add', 0)
  for (const spec of (await choices(app))) await app.tap(`text=${spec}`)
  await app.tap('.stepper .button', 1); snap('two of them')
  await app.tap('.add', -1); await app.advance(400); snap('in the cart')

  // Buy: signed in on the way, ordered after a failure, not paid, then paid.
  await app.tapTab(2); snap('cart')
  await app.tap('.settle'); snap('checkout')
  await app.event('switch', 'change', { value: true }); snap('as a gift')
  app.routes = {}
  await app.tap('.submit'); snap('not ordered')
  app.routes = shop
  app.answers.pay.push(null)
  await Promise.all([app.tap('.submit'), app.tap('.submit')]); snap('ordered, not paid') // an impatient customer
  await app.tap('text=去付款'); snap('paid')

  // The orders, and one that is given up.
  await app.open('/packages/order/list'); snap('orders')
  await app.tap('.tab', 1); snap('unpaid ones')
  app.answers.actionSheet.push(0)
  await app.tap('text=取消订单'); snap('cancelled')
  await app.tapTab(3); snap('mine')
}

/** The first option of each kind that can be bought. */
async function choices(app) {
  const { select } = await import('../hosts/select.mjs')
  const text = (node) => node.text ?? (node.children ?? []).map(text).join('')
  return select(app.tree(), '.spec').map(({ node }) => text(select(node.children, '.option').find(({ node: one }) => !/gone/.test(one.attrs.class)).node))
}

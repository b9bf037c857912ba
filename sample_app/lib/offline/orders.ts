import orderList from "@/fixtures/orders.json"
import payments from "@/fixtures/payments.json"
import rules from "@/fixtures/shop.json"
import { categoryName, skuOf, specOf } from "@/lib/offline/catalogue"
import { beforeOpening, fromNow, later } from "@/lib/offline/clock"
import { addressOf, coupons, earn, setCoupon } from "@/lib/offline/member"
import { copy, found, Refusal, type Question } from "@/lib/offline/question"
import { OrderStatus, type Address, type Coupon, type Order, type OrderLine, type Payment, type Quote, type WantedLine } from "@/lib/types"

/** The coupon is the shop's own business. */
type Kept = Order & { couponId: string }

let kept: Kept[] | undefined

/** The fixtures' orders lie some minutes back. */
function orders(): Kept[] {
  kept ??= orderList.map(({ minutesAgo, couponId, addressId, tracks, ...order }) => ({
    ...order,
    ...sums(order.lines, coupons().find((each) => each.id === couponId)),
    couponId,
    lines: order.lines.map(orderLine),
    createdAt: beforeOpening(minutesAgo),
    ...(order.status === OrderStatus.Unpaid && { payBefore: beforeOpening(minutesAgo - rules.payMinutes) }),
    address: copy(addressOf(addressId)) as Address,
    tracks: tracks.map((track) => ({ at: beforeOpening(track.minutesAgo), text: track.text })),
  }))
  return kept
}

export function orderCounts(): Record<string, number> {
  const counts: Record<string, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
  for (const { status } of orders()) counts[status] += 1
  return counts
}

export function ordersOf({ query }: Question): Order[] {
  const status = Number(query.status || 0)
  if (status !== 0 && !OrderStatus[status]) throw new Refusal(400, "没有这种订单")
  return orders().filter((each) => status === 0 || each.status === status).map(shown)
}

export function orderOf(id: string): Order {
  return shown(found(orders(), id, "订单"))
}

/** What time does by itself: unpaid orders lapse, packed ones go on their way. */
export function settle() {
  for (const order of orders()) {
    const packed = later(order.tracks[0].at, rules.packMinutes)
    if (order.payBefore && order.payBefore <= fromNow()) {
      undo(order, order.payBefore, "超时未付款，订单已自动取消")
    } else if (order.status === OrderStatus.Packing && packed <= fromNow()) {
      move(order, OrderStatus.OnTheWay, packed, "包裹已发出，正在赶来")
    }
  }
}

export function quote({ data }: Question): Quote {
  const lines = wanted(data.lines)
  const choices = coupons()
    .filter((each) => each.state === "usable")
    .map((coupon) => ({ coupon, reason: objection(coupon, lines) }))
    .map(({ coupon, reason }) => ({ coupon, usable: reason === "", reason }))
  const usable = choices.filter((each) => each.usable).map((each) => each.coupon)
  const best = [...usable].sort((a, b) => b.amount - a.amount)[0]
  const chosen = data.couponId === undefined ? best : usable.find((each) => each.id === data.couponId)
  return { ...sums(lines, chosen), freeFrom: rules.freeFrom, coupons: choices, couponId: chosen?.id ?? "" }
}

export function makeOrder(question: Question): Order {
  const { data } = question
  const lines = wanted(data.lines)
  const address = addressOf(data.addressId)
  const note = String(data.note ?? "").trim()
  if (note.length > rules.longestNote) throw new Refusal(400, `备注最多 ${rules.longestNote} 个字`)
  const { goods, gifts, shipping, discount, total, couponId } = quote(question)
  if (data.couponId && data.couponId !== couponId) throw new Refusal(409, "这张优惠券不能用了，请重新选择")

  for (const { skuId, quantity } of lines) {
    const { product, sku } = skuOf(skuId)
    if (sku.stock < quantity) throw new Refusal(409, short(product.name, sku.stock))
  }
  take(lines, 1)
  if (couponId) setCoupon(couponId, "used")
  const order: Kept = {
    id: String(Number(orders()[0].id) + 1),
    createdAt: fromNow(),
    payBefore: fromNow(rules.payMinutes),
    status: OrderStatus.Unpaid,
    lines: lines.map(orderLine),
    goods,
    gifts,
    shipping,
    discount,
    total,
    address: copy(address) as Address,
    note,
    tracks: [{ at: fromNow(), text: `订单已提交，请在 ${rules.payMinutes} 分钟内付款` }],
    couponId,
  }
  orders().unshift(order)
  return shown(order)
}

export function payment({ id, data }: Question): Payment {
  const order = expected(id, [OrderStatus.Unpaid], "付款")
  const form = (payments as Record<string, Record<string, string>>)[data.target]
  if (!form) throw new Refusal(400, "这个平台还不能付款")
  return { target: data.target, order: JSON.parse(JSON.stringify(form).split("{id}").join(order.id)) }
}

export function paid({ id }: Question): Order {
  return move(expected(id, [OrderStatus.Unpaid], "付款"), OrderStatus.Packing, fromNow(), "付款成功，果园正在备货")
}

export function cancel({ id, data }: Question): Order {
  const reason = String(data.reason ?? "").trim()
  if (reason === "") throw new Refusal(400, "请选择取消原因")
  return undo(expected(id, [OrderStatus.Unpaid, OrderStatus.Packing], "取消"), fromNow(), `订单已取消：${reason}`)
}

export function receive({ id }: Question): Order {
  const order = expected(id, [OrderStatus.OnTheWay], "确认收货")
  earn(Math.floor(order.total / 100))
  return move(order, OrderStatus.Done, fromNow(), "已签收，感谢光临鲜果集")
}

function expected(id: string, states: OrderStatus[], what: string): Kept {
  const order = found(orders(), id, "订单")
  if (!states.includes(order.status)) throw new Refusal(409, `订单现在不能${what}`)
  return order
}

function move(order: Kept, status: OrderStatus, at: string, text: string): Order {
  order.status = status
  order.tracks.unshift({ at, text })
  delete order.payBefore
  return shown(order)
}

/** What the order took goes back. */
function undo(order: Kept, at: string, text: string): Order {
  take(order.lines, -1)
  if (order.couponId) setCoupon(order.couponId, "usable")
  return move(order, OrderStatus.Cancelled, at, text)
}

function take(lines: WantedLine[], sign: 1 | -1) {
  for (const { skuId, quantity } of lines) skuOf(skuId).sku.stock -= sign * quantity
}

function wanted(lines: unknown): WantedLine[] {
  if (!Array.isArray(lines) || lines.length === 0) throw new Refusal(400, "还没有选择商品")
  for (const { skuId, quantity } of lines) {
    skuOf(skuId)
    const fits = Number.isInteger(quantity) && quantity >= 1 && quantity <= rules.mostOfOne
    if (!fits) throw new Refusal(400, `每种最多 ${rules.mostOfOne} 份`)
  }
  return lines.map(({ skuId, quantity, gift }) => ({ skuId, quantity, gift: Boolean(gift) }))
}

function sums(lines: WantedLine[], coupon?: Coupon) {
  const goods = priceOf(lines)
  const gifts = lines.filter((line) => line.gift).length * rules.giftFee
  const shipping = goods >= rules.freeFrom ? 0 : rules.shipping
  const discount = coupon ? Math.min(coupon.amount, priceOf(lines, coupon.categoryId)) : 0
  return { goods, gifts, shipping, discount, total: goods + gifts + shipping - discount }
}

function priceOf(lines: WantedLine[], categoryId?: string): number {
  let sum = 0
  for (const { skuId, quantity } of lines) {
    const { product, sku } = skuOf(skuId)
    if (!categoryId || product.categoryId === categoryId) sum += sku.price * quantity
  }
  return sum
}

/** Why the coupon cannot be used; "" if it can. */
function objection({ from, categoryId }: Coupon, lines: WantedLine[]): string {
  const price = priceOf(lines, categoryId)
  if (price >= from) return ""
  if (categoryId && price === 0) return `仅限${categoryName(categoryId)}类商品`
  return `还差 ¥${(from - price) / 100} 可用`
}

function orderLine({ skuId, quantity, gift }: WantedLine): OrderLine {
  const { product, sku } = skuOf(skuId)
  const { id, name, cover } = product
  return { skuId, productId: id, name, cover, spec: specOf(product, sku), price: sku.price, quantity, gift }
}

function shown({ couponId, ...order }: Kept): Order {
  return order
}

function short(name: string, stock: number): string {
  return stock > 0 ? `${name}只剩 ${stock} 份了` : `${name}已售罄`
}

import mp, { type Failure } from "mpc"
import { get, messageOf, post } from "@/lib/api"
import { payFor } from "@/lib/pay"
import { OrderStatus, type CartLine, type Order, type OrderLine, type ProductDetail } from "@/lib/types"
import { cart } from "@/stores/cart"
import { signedIn } from "@/stores/session"

const REASONS = ["不想要了", "地址或电话填错了", "想换别的水果", "配送时间不合适"] as const

/** What is done to an order: each hands back the order as it is afterwards, the same one if nothing came of it. */
const PERFORM = { pay, cancel, receive, again }
export type ActionName = keyof typeof PERFORM

export interface Action { name: ActionName; text: string; main?: boolean }

/** The buttons of an order, the one that the customer is expected to press last. */
export const ACTIONS: Record<OrderStatus, Action[]> = {
  [OrderStatus.Unpaid]: [{ name: "cancel", text: "取消订单" }, { name: "pay", text: "去付款", main: true }],
  [OrderStatus.Packing]: [{ name: "cancel", text: "取消订单" }, { name: "again", text: "再来一单" }],
  [OrderStatus.OnTheWay]: [{ name: "again", text: "再来一单" }, { name: "receive", text: "确认收货", main: true }],
  [OrderStatus.Done]: [{ name: "again", text: "再来一单", main: true }],
  [OrderStatus.Cancelled]: [{ name: "again", text: "再来一单", main: true }],
}

export function perform(name: ActionName, order: Order): Promise<Order> {
  return PERFORM[name](order)
}

/** Pay for an order. If the customer turns back it stays as it is. */
export async function pay(order: Order): Promise<Order> {
  try {
    await payFor(order)
  } catch (error) {
    mp.showToast({ title: paymentProblem(error), icon: "none" })
    return order
  }
  return confirmed(order)
}

/** The platform has taken the money: from here on nobody is asked to pay again, even if the shop cannot be told yet. */
async function confirmed(order: Order): Promise<Order> {
  try {
    const paid = await change(order, "paid")
    mp.showToast({ title: "付款成功" })
    return paid
  } catch {
    mp.showToast({ title: "已付款，正在等待商城确认", icon: "none" })
    return { ...order, status: OrderStatus.Packing }
  }
}

async function cancel(order: Order): Promise<Order> {
  const reason = await chosenReason()
  return reason ? tell(() => change(order, "cancel", { reason }), order) : order
}

async function receive(order: Order): Promise<Order> {
  const { confirm } = await mp.showModal({ title: "确认收货", content: "水果都收到了，没有坏果吗？", confirmText: "都收到了", cancelText: "再等等" })
  return confirm ? tell(() => change(order, "receive"), order) : order
}

/** Put the order's fruit into the cart once more, at today's prices and as far as there is any. */
async function again(order: Order): Promise<Order> {
  mp.showLoading({ title: "正在加入" })
  try {
    const found = await Promise.all(order.lines.map(cartLine))
    const lines = found.filter((line): line is CartLine => line !== null)
    lines.forEach((line) => cart.add(line))
    mp.hideLoading()
    if (lines.length > 0) mp.switchTab({ url: "/pages/cart" })
    else mp.showToast({ title: "这些水果都卖完了", icon: "none" })
  } catch (error) {
    mp.hideLoading()
    mp.showToast({ title: messageOf(error), icon: "none" })
  }
  return order
}

function change(order: Order, action: "paid" | "cancel" | "receive", data = {}): Promise<Order> {
  return signedIn(() => post<Order>(`/orders/${order.id}/${action}`, data))
}

/** Do it, or tell what is wrong and keep what there was. */
async function tell<T>(action: () => Promise<T>, kept: T): Promise<T> {
  try {
    return await action()
  } catch (error) {
    mp.showToast({ title: messageOf(error), icon: "none" })
    return kept
  }
}

async function chosenReason(): Promise<string | undefined> {
  try {
    const { tapIndex } = await mp.showActionSheet({ itemList: [...REASONS] })
    return REASONS[tapIndex]
  } catch {
    // The sheet was closed without a choice.
    return undefined
  }
}

function paymentProblem(error: unknown): string {
  switch ((error as Failure).errMsg) {
    case "pay:fail cancel":
      return "还没有付款，订单已为你保留"
    case "pay:fail unknown":
      return "支付结果确认中，请稍后查看订单"
    case undefined:
      return messageOf(error)
    default:
      return "支付没有完成，请稍后再试"
  }
}

async function cartLine(line: OrderLine): Promise<CartLine | null> {
  const product = await get<ProductDetail>(`/products/${line.productId}`)
  const sku = product.skus.find((each) => each.id === line.skuId)
  if (!sku || sku.stock === 0) return null
  const { id, price, stock } = sku
  const { productId, name, cover, spec, gift } = line
  const quantity = Math.min(line.quantity, stock)
  return { id, productId, name, cover, origin: product.origin, spec, price, stock, quantity, gift, checked: true }
}

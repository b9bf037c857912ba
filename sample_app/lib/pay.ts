import mp from "mpc"
import { post } from "@/lib/api"
import { yuan } from "@/lib/format"
import type { Order, Payment } from "@/lib/types"

/**
 * Pay for an order: the server makes the platform's own order of it, `mp.pay` takes what it made on every platform.
 * It rejects with `{ errMsg: "pay:fail cancel" }` when the customer turns back.
 */
export async function payFor({ id, total }: Order): Promise<void> {
  const { order } = await post<Payment>(`/orders/${id}/pay`, { target: import.meta.target })
  // The first look without a server has no merchant either: a question stands for the platform's cashier.
  if (import.meta.env.API === "") return rehearse(total)
  await mp.pay(order)
}

async function rehearse(total: number): Promise<void> {
  const { confirm } = await mp.showModal({ title: "演示支付", content: `付款 ¥${yuan(total)}？不会真的扣款。`, confirmText: "付款" })
  if (!confirm) throw { errMsg: "pay:fail cancel" }
}

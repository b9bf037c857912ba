/**
 * The shop without a server: answers from the fixtures, and forgets what was written when the app closes.
 * `sample_app/server` has the same parts and says the same.
 */

import { articleOf, categories, detailOf, home, hotWords, shelf } from "@/lib/offline/catalogue"
import { addAddress, addresses, changeAddress, claim, coupons, login, member, removeAddress } from "@/lib/offline/member"
import { cancel, makeOrder, orderOf, ordersOf, paid, payment, quote, receive, settle } from "@/lib/offline/orders"
import { copy, Refusal, type Question } from "@/lib/offline/question"

export type Method = "GET" | "POST" | "PUT" | "DELETE"
export type Values = Record<string, string | number | boolean>

type Routes = Record<string, (question: Question) => unknown>

const EVERYBODY: Routes = {
  "GET /home": home,
  "GET /categories": categories,
  "GET /products": shelf,
  "GET /products/:id": ({ id }) => detailOf(id),
  "GET /search/hot": hotWords,
  "GET /articles/:id": ({ id }) => articleOf(id),
  "POST /login": login,
}

const MEMBERS: Routes = {
  "GET /member": member,
  "GET /coupons": coupons,
  "POST /coupons/:id/claim": claim,
  "GET /addresses": addresses,
  "POST /addresses": addAddress,
  "PUT /addresses/:id": changeAddress,
  "DELETE /addresses/:id": removeAddress,
  "POST /orders/quote": quote,
  "POST /orders": makeOrder,
  "GET /orders": ordersOf,
  "GET /orders/:id": ({ id }) => orderOf(id),
  "POST /orders/:id/pay": payment,
  "POST /orders/:id/paid": paid,
  "POST /orders/:id/cancel": cancel,
  "POST /orders/:id/receive": receive,
}

/** Answers like `mp.request`, as soon as a server could. What goes in and out is copied, as if it had travelled. */
export async function answer<T>(method: Method, path: string, query: Values, data: object = {}, token: string) {
  await new Promise((done) => setTimeout(done))
  try {
    return { statusCode: 200, data: copy(ask(method, path, query, data, token)) as T }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { statusCode: error.status, data: { message: error.message } as T }
  }
}

function ask(method: Method, path: string, query: Values, data: object, token: string): unknown {
  const [first, id = "", ...rest] = path.slice(1).split("/")
  const names = [path, ["", first, ":id", ...rest].join("/")].map((each) => `${method} ${each}`)
  const name = names.find((each) => each in EVERYBODY || each in MEMBERS)
  if (!name) throw new Refusal(404, "没有这个地址")
  if (name in MEMBERS) {
    if (!token) throw new Refusal(401, "请先登录")
    settle()
  }
  return (EVERYBODY[name] ?? MEMBERS[name])({ id, query, data: copy(data) as Question["data"] })
}

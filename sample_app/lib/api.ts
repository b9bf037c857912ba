import mp from "mpc"
import { answer, type Method, type Values } from "@/lib/offline"

/** The server answered, but not with what was asked for; the message is meant for the customer. */
export class ApiError extends Error {
  status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

let token = ""

/** From now on requests come from this member; "" is nobody. */
export function setToken(value: string) {
  token = value
}

export function get<T>(path: string, query: Values = {}): Promise<T> {
  return send<T>("GET", path, query)
}

export function post<T>(path: string, data: object = {}): Promise<T> {
  return send<T>("POST", path, {}, data)
}

export function put<T>(path: string, data: object): Promise<T> {
  return send<T>("PUT", path, {}, data)
}

export function del<T>(path: string): Promise<T> {
  return send<T>("DELETE", path, {})
}

/** What to tell the customer about a failure. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : "网络开小差了，请稍后再试"
}

async function send<T>(method: Method, path: string, query: Values, data?: object): Promise<T> {
  const response = await ask<T & { message?: string }>(method, path, query, data)
  if (response.statusCode >= 400) {
    throw new ApiError(response.statusCode, response.data?.message || "服务器忙，请稍后再试")
  }
  return response.data
}

function ask<T>(method: Method, path: string, query: Values, data?: object): Promise<{ statusCode: number; data: T }> {
  // Without a server the app answers itself. Where there is one, this branch and the module behind it are not shipped.
  if (import.meta.env.API === "") return answer<T>(method, path, query, data, token)

  return mp.request<T>({
    url: import.meta.env.API + path + encoded(query),
    method,
    ...(data && { data }),
    ...(token && { header: { authorization: `Bearer ${token}` } }),
  })
}

function encoded(query: Values): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== "" && value !== false)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length > 0 ? `?${pairs.join("&")}` : ""
}

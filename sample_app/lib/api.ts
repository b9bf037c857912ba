import mp from "mpc"

type Values = Record<string, string | number | boolean>

/** The server answered, but not with what was asked for; the message is meant for the customer. */
export class ApiError extends Error {
  status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export function get<T>(path: string, query: Values = {}): Promise<T> {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== "" && value !== false)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return send<T>("GET", pairs.length > 0 ? `${path}?${pairs.join("&")}` : path)
}

export function post<T>(path: string, data: object): Promise<T> {
  return send<T>("POST", path, data)
}

/** What to tell the customer about a failure. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : "网络开小差了，请稍后再试"
}

async function send<T>(method: "GET" | "POST", path: string, data?: object): Promise<T> {
  const response = await mp.request<T & { message?: string }>({
    url: import.meta.env.API + path,
    method,
    ...(data && { data }),
  })
  if (response.statusCode >= 400) {
    throw new ApiError(response.statusCode, response.data?.message || "服务器忙，请稍后再试")
  }
  return response.data
}

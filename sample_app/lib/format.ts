import { OrderStatus } from "@/lib/types"

/** 1280 as "12.80". */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}

/** 1280 as "12.8", 1200 as "12": for running text, where trailing zeros only disturb. */
export function shortYuan(fen: number): string {
  return String(Math.round(fen) / 100)
}

const STATUS_NAMES: Record<OrderStatus, string> = {
  [OrderStatus.Unpaid]: "待付款",
  [OrderStatus.Packing]: "待发货",
  [OrderStatus.OnTheWay]: "配送中",
  [OrderStatus.Done]: "已完成",
  [OrderStatus.Cancelled]: "已取消",
}

export function statusName(status: OrderStatus): string {
  return STATUS_NAMES[status] ?? "处理中"
}

/** "2025-06-01T09:30:00" as "6月1日 09:30". */
export function shortDate(iso: string): string {
  const [date, time = ""] = iso.split("T")
  const [, month, day] = date.split("-").map(Number)
  return `${month}月${day}日 ${time.slice(0, 5)}`.trim()
}

/** "2025-06-01T09:30:00+08:00" as "6月1日". */
export function shortDay(iso: string): string {
  return shortDate(iso).split(" ")[0]
}

/** "13800138000" as "138****8000": enough to know one's own number by. */
export function maskedPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d{4}(\d{4})$/, "$1****$2")
}

/** How many seconds are left until a time; 0 when it is over. */
export function secondsUntil(iso: string): number {
  return Math.max(0, Math.round((Date.parse(iso) - Date.now()) / 1000))
}

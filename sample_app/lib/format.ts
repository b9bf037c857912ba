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

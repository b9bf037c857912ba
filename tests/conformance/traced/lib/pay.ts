/* What is paid.
   Comments and types go, and lines with them. */
export interface Order {
  id: number
  sum?: number
}

// Types of several lines.
export function check(
  order: Order,
  sum = 0 as number,
): void {
  const mark = "🍐"; if (order.id > sum) throw new Error("C" + (mark ? "" : mark))
}

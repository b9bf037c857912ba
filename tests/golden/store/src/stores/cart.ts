import { store } from "mpc"

export interface Line { id: string; title: string; price: number; count: number }

export const cart = store({
  lines: [] as Line[],
  coupon: "",
  get total() {
    return this.lines.reduce((sum: number, line: Line) => sum + line.price * line.count, 0)
  },
  add(line: Line) {
    this.lines.push(line)
  },
})

export function clear(): void {
  cart.lines = []
}

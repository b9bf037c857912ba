import { store } from "mpc"
export const cart = store({
  items: [] as string[],
  note: "",
  get total() { return this.items.length * 10 },
  add(x: string) { this.items.push(x) },
})

import { store } from "mpc"

export const shared = store({
  rows: [{ n: 1 }] as { n: number }[],
  rate: 2,
  get total(): number {
    return this.rows.reduce((sum, row) => sum + row.n, 0) * this.rate
  },
  add(n: number) {
    this.rows.push({ n })
  },
})

import mp, { store } from "mpc"
import type { CartLine, Shipping } from "@/lib/types"

const KEY = "cart"
const EMPTY = "[]"
/** A gift box costs this much for each line, in fen. */
export const GIFT_FEE = 500

let saved = EMPTY

export const cart = store({
  lines: [] as CartLine[],
  shipping: { fee: 800, freeFrom: 5900 } as Shipping,

  get count(): number {
    return this.lines.reduce((sum, line) => sum + line.quantity, 0)
  },
  get goods(): number {
    return this.lines.reduce((sum, line) => sum + line.price * line.quantity + (line.gift ? GIFT_FEE : 0), 0)
  },
  get fee(): number {
    return this.goods === 0 || this.goods >= this.shipping.freeFrom ? 0 : this.shipping.fee
  },
  get total(): number {
    return this.goods + this.fee
  },

  /** Put a SKU into the cart, or more of it; never more than is in stock. */
  add(added: CartLine) {
    const line = this.lines.find((each) => each.id === added.id)
    if (line) {
      line.quantity = Math.min(line.quantity + added.quantity, added.stock)
      line.gift = line.gift || added.gift
    } else {
      this.lines.push({ ...added })
    }
    this.save()
  },
  setQuantity(id: string, quantity: number) {
    const line = this.lines.find((each) => each.id === id)
    if (line) line.quantity = quantity
    this.save()
  },
  remove(id: string) {
    this.lines = this.lines.filter((each) => each.id !== id)
    this.save()
  },
  clear() {
    this.lines = []
    this.save()
  },

  /** Keep the lines on the phone; what is there already is not written again. */
  save() {
    const text = JSON.stringify(this.lines)
    if (text === saved) return
    saved = text
    mp.setStorageSync(KEY, text)
  },
  restore() {
    saved = mp.getStorageSync(KEY) || EMPTY
    this.lines = JSON.parse(saved)
  },
})

/** The lines as they are shown: one group for each origin, in the order of their first line. */
export function byOrigin(lines: CartLine[]): { origin: string; lines: CartLine[] }[] {
  const groups: { origin: string; lines: CartLine[] }[] = []
  for (const line of lines) {
    const group = groups.find((each) => each.origin === line.origin)
    if (group) group.lines.push(line)
    else groups.push({ origin: line.origin, lines: [line] })
  }
  return groups
}

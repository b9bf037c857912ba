import mp, { store } from "mpc"
import rules from "@/fixtures/shop.json"
import type { CartLine } from "@/lib/types"

const KEY = "cart"
const EMPTY = "[]"

let saved = EMPTY

export const cart = store({
  lines: [] as CartLine[],

  get count(): number {
    return this.lines.reduce((sum, line) => sum + line.quantity, 0)
  },
  /** The lines that the customer is about to buy. */
  get checked(): CartLine[] {
    return this.lines.filter((line) => line.checked)
  },
  get goods(): number {
    return this.checked.reduce((sum, line) => sum + line.price * line.quantity, 0)
  },
  /** With gift boxes; delivery and coupons are the server's business. */
  get total(): number {
    return this.goods + this.checked.filter((line) => line.gift).length * rules.giftFee
  },
  get allChecked(): boolean {
    return this.lines.length > 0 && this.lines.every((line) => line.checked)
  },

  /** Put a SKU into the cart, or more of it; never more than is in stock. */
  add(added: CartLine) {
    const line = this.lines.find((each) => each.id === added.id)
    if (line) {
      line.quantity = Math.min(line.quantity + added.quantity, added.stock)
      line.price = added.price
      line.stock = added.stock
      line.gift ||= added.gift
      line.checked = true
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
  /** Check or uncheck all lines, or those of one origin. */
  check(checked: boolean, origin?: string) {
    for (const line of this.lines) {
      if (origin !== undefined && line.origin !== origin) continue
      line.checked = checked
    }
    this.save()
  },
  remove(...ids: string[]) {
    this.lines = this.lines.filter((line) => !ids.includes(line.id))
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
    this.lines = linesIn(mp.getStorageSync(KEY) || EMPTY)
    saved = JSON.stringify(this.lines)
  },
})

/** The lines of a kept cart; what an older version of the shop, or nobody, has written is left out. */
function linesIn(text: unknown): CartLine[] {
  try {
    const found: unknown = JSON.parse(String(text))
    return Array.isArray(found) ? found.filter(isLine) : []
  } catch {
    return []
  }
}

function isLine(value: unknown): value is CartLine {
  const { id, productId, name, price, quantity } = (value ?? {}) as Partial<CartLine>
  const texts = [id, productId, name].every((each) => typeof each === "string" && each !== "")
  return texts && [price, quantity].every((each) => Number.isInteger(each) && each! > 0)
}

export interface Group {
  origin: string
  lines: CartLine[]
  checked: boolean
}

/** The lines as they are shown: one group for each origin, in the order of their first line. */
export function byOrigin(lines: CartLine[]): Group[] {
  const groups: Group[] = []
  for (const line of lines) {
    const group = groups.find((each) => each.origin === line.origin)
    if (group) {
      group.lines.push(line)
      group.checked &&= line.checked
    } else {
      groups.push({ origin: line.origin, lines: [line], checked: line.checked })
    }
  }
  return groups
}

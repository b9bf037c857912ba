import type { Kind } from "./kind"
import { round as toFixed } from "./round"

export type Money = number

const SIGN: string = "¥"

export function yuan<T extends Money>(fen: T): string {
  return SIGN + toFixed(fen / 100)
}

export const log = (fen: Money, kind?: Kind): void => console.log(kind, yuan(fen as number))

export { SIGN as sign }

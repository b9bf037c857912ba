export const one = 1
export default function twice(n: number): number {
  return n * 2
}
const hidden = 3
export { hidden as three }
export * as self from "./self"
export type Kind = "a" | "b"

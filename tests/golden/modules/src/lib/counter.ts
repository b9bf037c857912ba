import { yuan } from "./format"

let count = 0
export { count as default }

export function raise() {
  count++
  console.log(yuan(count))
}

export class Counter {
  private readonly step: number = 1
  value?: number
  next(): number { return (this.value ?? 0) + this.step }
}

import { join } from "./text"

export function greet(...words) {
  console.log(join(words))
}

import { store } from "mpc"

export const journal = store({
  lines: [] as string[],
  get text() { return this.lines.join(",") },
  note(line: string) { this.lines.push(line) },
})

export interface Question {
  /** What stands for `:id` in the path. */
  id: string
  query: Record<string, string | number | boolean>
  data: Record<string, any>
}

/** What the customer is told instead of an answer. */
export class Refusal extends Error {
  status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export function copy(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}

/** The one that has this id; else nothing was found. */
export function found<T extends { id: string }>(list: T[], id: unknown, what: string): T {
  const one = list.find((each) => each.id === id)
  if (!one) throw new Refusal(404, `没有找到这个${what}`)
  return one
}

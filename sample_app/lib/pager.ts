import { get } from "@/lib/api"
import type { Shelf } from "@/lib/types"

type Query = { category?: string; keyword?: string; sort?: string }

/**
 * The answers to one question about products, page by page.
 *
 * A page may ask again before the last answer is there. Only what was asked last counts: everything older is null,
 * also if it failed.
 */
export class Pager {
  #query: Query = {}
  #page = 0
  #more = false
  #asked = 0
  #busy = false

  first(query: Query): Promise<Shelf | null> {
    this.#query = query
    return this.#ask(1)
  }

  /** The page behind the last one; null if there is none, or it is under way already. */
  async next(): Promise<Shelf | null> {
    return this.#more && !this.#busy ? this.#ask(this.#page + 1) : null
  }

  async #ask(page: number): Promise<Shelf | null> {
    const question = ++this.#asked
    this.#busy = true
    try {
      const shelf = await get<Shelf>("/products", { ...this.#query, page })
      if (question !== this.#asked) return null
      this.#page = page
      this.#more = shelf.more
      return shelf
    } catch (error) {
      if (question !== this.#asked) return null
      throw error
    } finally {
      if (question === this.#asked) this.#busy = false
    }
  }
}

// Virtual time: a walk decides when a delay is over, so three hosts see the same order of things.

const turn = () => new Promise((done) => setImmediate(done))

/** When every walk begins: a Sunday morning in China. */
const BEGIN = Date.parse('2025-06-01T09:00:00+08:00')

export class Clock {
  now = 0
  /** One more for each timer that runs, and whenever all is at rest: what happens in between is one turn of the event loop. */
  turn = 0
  #timers = new Map()
  #next = 1

  set(callback, delay, args, every) {
    const id = this.#next++
    this.#timers.set(id, { id, at: this.now + Math.max(0, Number(delay) || 0), callback, args, every })
    return id
  }

  clear(id) {
    this.#timers.delete(id)
  }

  /** What a script on a phone finds as globals. */
  globals() {
    return {
      setTimeout: (callback, delay, ...args) => this.set(callback, delay, args),
      setInterval: (callback, delay, ...args) => this.set(callback, delay, args, Math.max(1, Number(delay) || 0)),
      clearTimeout: (id) => this.clear(id),
      clearInterval: (id) => this.clear(id),
      Date: this.#dates(),
    }
  }

  /** Dates of the walk's own time. */
  #dates() {
    const time = () => BEGIN + this.now
    return class extends Date {
      constructor(...given) {
        super(...(given.length > 0 ? given : [time()]))
      }
      static now() {
        return time()
      }
    }
  }

  #due() {
    return [...this.#timers.values()].filter((t) => t.at <= this.now).sort((a, b) => a.at - b.at || a.id - b.id)[0]
  }

  /** Let promises, API answers and timers that are due run, until nothing is left to do now. */
  async settle(onError) {
    for (let step = 0; step < 10_000; step++) {
      await turn()
      const timer = this.#due()
      this.turn++
      if (!timer) return
      if (timer.every) timer.at += timer.every
      else this.#timers.delete(timer.id)
      try {
        timer.callback(...(timer.args ?? []))
      } catch (error) {
        onError(error)
      }
    }
    throw new Error('the app never comes to rest: 10000 timers ran without time passing')
  }

  async advance(ms, onError) {
    const end = this.now + ms
    for (;;) {
      await this.settle(onError)
      const next = [...this.#timers.values()].map((t) => t.at).filter((at) => at <= end)
      if (next.length === 0) break
      this.now = Math.min(...next)
    }
    this.now = end
    await this.settle(onError)
  }
}

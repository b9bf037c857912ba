// A headless Chromium, spoken to over a pipe in the DevTools protocol (chromedevtools.github.io/devtools-protocol).
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const SWITCHES = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--no-first-run', '--disable-extensions',
  '--disable-background-networking', '--force-color-profile=srgb', '--font-render-hinting=none', '--lang=zh-CN', '--remote-debugging-pipe',
]
const PATIENCE = 60_000

/** The path of a Chromium: the environment's CHROMIUM, else by name on PATH; undefined where there is none. */
export function find() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const named = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [process.env.CHROMIUM, ...named].find((path) => path && existsSync(path))
}

export class Chromium {
  #waiting = new Map()
  #next = 1
  #rest = ''
  listeners = new Set()

  constructor(executable) {
    this.profile = mkdtempSync(join(tmpdir(), 'screens-'))
    this.process = spawn(executable, [...SWITCHES, `--user-data-dir=${this.profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    const [, , , input, out] = this.process.stdio
    this.in = input
    out.setEncoding('utf8').on('data', (text) => this.#read(text))
    this.process.on('exit', (code) => this.#fail(new Error(`Chromium ended with ${code}`)))
    this.process.on('error', (error) => this.#fail(error))
    this.in.on('error', () => {})
  }

  #read(text) {
    const messages = (this.#rest + text).split('\0')
    this.#rest = messages.pop()
    for (const message of messages.map((one) => JSON.parse(one))) {
      const { id, error, result } = message
      if (id === undefined) for (const listener of this.listeners) listener(message)
      else {
        const { resolve, reject, method } = this.#waiting.get(id)
        this.#waiting.delete(id)
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result)
      }
    }
  }

  #fail(error) {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${method}: no answer within ${PATIENCE / 1000} s`)), PATIENCE)
      const settle = (then) => (value) => (clearTimeout(late), then(value))
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject), method })
      this.in.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  /** A new tab: -> {send, on, evaluate, close}. */
  async tab() {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true })
    const send = (method, params) => this.send(method, params, sessionId)
    const mine = new Set()
    const on = (method, listener) => {
      const hear = (message) => message.sessionId === sessionId && message.method === method && listener(message.params)
      mine.add(hear)
      this.listeners.add(hear)
    }
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    }
    const close = async () => {
      for (const hear of mine) this.listeners.delete(hear)
      await this.send('Target.closeTarget', { targetId })
    }
    return { send, on, evaluate, close }
  }

  async close() {
    const ended = new Promise((done) => this.process.once('exit', done))
    await this.send('Browser.close').catch(() => this.process.kill('SIGKILL'))
    await ended
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

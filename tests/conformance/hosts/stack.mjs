// The page stack: which pages live, which one is shown, and which hooks run in which order.
// Order of hooks: https://developers.weixin.qq.com/miniprogram/en/dev/framework/app-service/page-life-cycle.html and the same
// table in AlipayDocs/open-docs mini/…/页面路由 and developer.open-douyin.com …/framework/page-route; limit of ten pages on all three.
import { posix } from 'node:path'

const DEPTH = 10

export class Stack {
  pages = []
  #tabs = new Map()

  constructor({ project, tabs, create, decodes }) {
    this.project = project
    this.tabPaths = tabs
    this.create = create
    this.decodes = decodes
  }

  get top() {
    return this.pages.at(-1)
  }

  /** `url` -> `{path, query}`; throws what the platform would answer to `fail`. */
  parse(url, { mayMiss = false } = {}) {
    const [, before, after] = /^([^?]*)(?:\?(.*))?$/s.exec(url ?? '')
    const path = before.startsWith('/') || !this.top ? before.replace(/^\/+/, '') : posix.join(posix.dirname(this.top.path), before)
    if (!mayMiss && !this.project.pages().includes(path)) throw new Error(`page "${path}" is not found`)
    const query = {}
    for (const pair of (after ?? '').split('&').filter(Boolean)) {
      const at = pair.indexOf('=')
      const [key, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
      query[this.decodes ? decoded(key) : key] = this.decodes ? decoded(value) : value
    }
    return { path, query }
  }

  navigateTo({ url }) {
    const { path, query } = this.parse(url)
    if (this.tabPaths.includes(path)) throw new Error('can not navigateTo a tabbar page')
    if (this.pages.length >= DEPTH) throw new Error('webview count limit exceed')
    this.top?.hook('onHide')
    this.#enter(path, query)
  }

  redirectTo({ url }) {
    const { path, query } = this.parse(url)
    if (this.tabPaths.includes(path)) throw new Error('can not redirectTo a tabbar page')
    this.#leave()
    this.#enter(path, query)
  }

  reLaunch({ url }) {
    const { path, query } = this.parse(url)
    while (this.top) this.#leave()
    for (const tab of this.#tabs.values()) tab.destroy()
    this.#tabs.clear()
    this.#enter(path, query)
  }

  switchTab({ url }) {
    const { path, query } = this.parse(url)
    if (!this.tabPaths.includes(path)) throw new Error('can not switch to no-tabBar page')
    if (this.top?.path === path) return
    const kept = this.pages.find((page) => this.tabPaths.includes(page.path))
    while (this.top && this.top !== kept) this.#leave()
    if (this.top?.path === path) {
      this.top.hook('onShow')
      return
    }
    this.top?.hook('onHide')
    this.pages = []
    const known = this.#tabs.get(path)
    if (known) {
      this.pages.push(known)
      known.hook('onShow')
    } else this.#enter(path, query)
  }

  navigateBack({ delta = 1 } = {}) {
    if (this.pages.length <= 1) throw new Error('cannot navigate back at first page')
    const steps = Math.min(Math.max(1, delta), this.pages.length - 1)
    for (let i = 0; i < steps; i++) this.#leave()
    this.top.hook('onShow')
  }

  #enter(path, query) {
    const page = this.create(path, query)
    if (this.tabPaths.includes(path)) this.#tabs.set(path, page)
    this.pages.push(page)
    page.start()
  }

  #leave() {
    const page = this.pages.pop()
    this.#tabs.delete(page.path)
    page.destroy()
  }
}

/** Percent-decoding that leaves broken input as it is. */
export function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

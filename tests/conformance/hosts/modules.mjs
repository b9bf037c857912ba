// CommonJS as mini-programs have it: relative paths, each file run once, no Node and no browser globals.
import vm from 'node:vm'
import { posix } from 'node:path'

// A script must not find these: they exist in Node or in the page the runtime draws on, not in an app's logic layer.
const ABSENT = [
  'window', 'document', 'self', 'global', 'process', 'Buffer', 'navigator', 'location', 'fetch', 'XMLHttpRequest', 'localStorage',
  'sessionStorage', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'structuredClone',
  'queueMicrotask', 'setImmediate', 'WebSocket', 'performance', 'crypto', 'requestAnimationFrame',
]

export class Modules {
  #cache = new Map()

  constructor(project, globals) {
    this.project = project
    this.globals = globals
  }

  /** Run the file at `path` (with extension) once and return its exports; `extra` are globals for this file alone. */
  run(path, extra = {}) {
    const known = this.#cache.get(path)
    if (known) return known.exports
    const module = { exports: {} }
    this.#cache.set(path, module)
    const scope = {
      ...Object.fromEntries(ABSENT.map((name) => [name, undefined])),
      ...this.globals,
      ...extra,
      module,
      exports: module.exports,
      require: (reference) => this.run(this.#resolve(path, reference)),
    }
    const head = `(function(${Object.keys(scope).join(',')}){"use strict";`
    const code = vm.runInThisContext(`${head}${this.project.text(path)}\n})`, {
      filename: path,
      columnOffset: -head.length,
    })
    code(...Object.values(scope))
    return module.exports
  }

  #resolve(from, reference) {
    const here = /^\.\.?\//.test(reference)
    const absolute = reference.startsWith('/')
    const base = here ? posix.join(posix.dirname(from), reference) : absolute ? reference.slice(1) : null
    const bases = base === null ? this.#packages(from, reference) : [base]
    for (const candidate of bases.flatMap((b) => [b, `${b}.js`])) {
      if (candidate.endsWith('.js') && this.project.exists(candidate)) return candidate
    }
    throw new Error(`${from}: module '${reference}' is not defined`)
  }

  #packages(from, reference) {
    const found = []
    for (let dir = posix.dirname(from); ; dir = posix.dirname(dir)) {
      for (const npm of ['miniprogram_npm', 'node_modules']) {
        const base = posix.join(dir, npm, reference)
        found.push(base, `${base}/index`)
      }
      if (dir === '.' || dir === '/') return found
    }
  }
}

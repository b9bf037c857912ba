// A native mini-program project on disk: its JSON, its texts, its paths. Nothing here knows a platform.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, posix, relative, resolve } from 'node:path'

export class Project {
  constructor(dir, configFile) {
    const top = resolve(dir)
    const config = join(top, configFile)
    this.config = existsSync(config) ? parseJson(config, readFileSync(config, 'utf8')) : {}
    this.root = resolve(top, this.config.miniprogramRoot ?? '.')
    this.app = this.json('app.json')
  }

  exists(path) {
    return existsSync(join(this.root, path))
  }

  text(path) {
    return readFileSync(join(this.root, path), 'utf8')
  }

  json(path, fallback) {
    if (!this.exists(path) && fallback !== undefined) return fallback
    return parseJson(path, this.text(path))
  }

  /** Every file, as paths with `/` relative to the root; folders of npm packages are left out. */
  files() {
    return readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
      .filter((path) => !path.split('/').includes('node_modules'))
      .sort()
  }

  subpackages() {
    return this.app.subPackages ?? this.app.subpackages ?? []
  }

  /** All pages, main package first. */
  pages() {
    const inSub = this.subpackages().flatMap((sub) => sub.pages.map((page) => posix.join(sub.root, page)))
    return [...(this.app.pages ?? []), ...inSub]
  }

  /** The path (no extension) that a `usingComponents` entry of the file `from` names. */
  resolve(from, reference) {
    const path = reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(from), reference)
    if (this.exists(`${path}.json`)) return path
    for (const npm of ['miniprogram_npm', 'node_modules']) {
      if (!reference.startsWith('.') && this.exists(`${npm}/${reference}.json`)) return `${npm}/${reference}`
    }
    return path
  }

  /** `{tag: path}` for one page or component; the app's own entries are shadowed by the file's. */
  components(path) {
    const own = this.json(`${path}.json`, {}).usingComponents ?? {}
    const shared = this.app.usingComponents ?? {}
    const found = {}
    for (const [tag, ref] of Object.entries(shared)) found[tag] = this.resolve('app', ref)
    for (const [tag, ref] of Object.entries(own)) found[tag] = this.resolve(path, ref)
    return found
  }

  /** Pages and every component reachable from them. */
  units() {
    const seen = new Set()
    const visit = (path) => {
      if (seen.has(path)) return
      seen.add(path)
      Object.values(this.components(path)).forEach(visit)
    }
    this.pages().forEach(visit)
    return [...seen]
  }
}

function parseJson(path, text) {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${path}: ${error.message}`)
  }
}

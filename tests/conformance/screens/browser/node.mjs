// What the host takes from Node, for a browser: files come from `globalThis.project`, scripts run as classic scripts do.

const { project } = globalThis // {path: text, or null where the file is no text}

export const existsSync = (path) => Object.hasOwn(project, path)
export const readFileSync = (path) => project[path]
export const readdirSync = () => Object.keys(project).map((name) => ({ name, parentPath: '', isFile: () => true }))

export function join(...parts) {
  const found = []
  for (const part of parts.join('/').split('/')) {
    if (part === '..') found.pop()
    else if (part !== '.' && part !== '') found.push(part)
  }
  return found.join('/') || '.'
}
export const resolve = (...parts) => join(...parts)
export const relative = (_from, to) => to
export const dirname = (path) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.')
export const posix = { join, dirname }

export default { runInThisContext: (code, { filename }) => (0, eval)(`${code}\n//# sourceURL=app/${filename}`) }

export const openWindow = () => window

const { port1, port2 } = new MessageChannel()
const turns = []
port1.onmessage = () => turns.shift()()
globalThis.setImmediate = (callback) => (turns.push(callback), port2.postMessage(null))
globalThis.Buffer = { byteLength: (text) => new TextEncoder().encode(text).length }
globalThis.process = {
  on: (_name, listener) =>
    window.addEventListener('unhandledrejection', (event) => {
      event.preventDefault()
      listener(event.reason)
    }),
}

// The window glass-easel draws into, and the taps on its own reports of errors and warnings.
import { selectorQuery } from '../api/query.mjs'
import { plainEvents } from './event.mjs'
import { isHidden } from '../tree.mjs'
import { openWindow } from './window.mjs'

let current // the app whose errors are being collected: the framework's listeners are global
let loaded

export async function drawing(app) {
  current = app
  const window = openWindow()
  // Frames come when virtual time says so, otherwise the callbacks of setData would hang on real time.
  window.requestAnimationFrame = (callback) => app.clock.set(() => callback(0), 0)
  if (!loaded) {
    const adapter = await import('glass-easel-miniprogram-adapter').then((m) => m.default ?? m)
    const { glassEasel } = adapter
    glassEasel.globalOptions.throwGlobalError = false
    glassEasel.addGlobalErrorListener((error, meta) => (current.fail(error, meta?.method ?? meta?.type ?? 'framework'), false))
    glassEasel.addGlobalWarningListener((message) => (warn(message), false))
    loaded = { adapter, glassEasel }
  }
  return loaded
}

/** A warning means a wrong emission, but for one: a list that is not there yet is everyday life. */
function warn(message) {
  if (/^The for-list data is neither/.test(message)) current.console.push({ level: 'warn', text: message })
  else current.fail(new Error(`warning of the framework: ${message}`))
}

let patched = false

/** Record every setData that a page or component makes. */
export function watchSetData(app, adapter) {
  current = app
  if (patched) return
  patched = true
  const { prototype } = adapter.component.ComponentCaller
  const original = prototype.setData
  prototype.createSelectorQuery = () => selectorQuery(current)
  plainEvents(adapter.glassEasel.Event)
  hideHosts(adapter.glassEasel.Component.prototype)
  prototype.setData = function setData(data, callback) {
    current.sent(this.is, this, data)
    return original.call(this, data, callback)
  }
}

/** `hidden` belongs to every tag, custom ones too (components' common attributes); the framework only knows what it is told. */
function hideHosts(prototype) {
  const { hasExternalClass, setExternalClass } = prototype
  prototype.hasExternalClass = function has(name) {
    return name === 'hidden' || hasExternalClass.call(this, name)
  }
  prototype.setExternalClass = function set(name, value) {
    if (name === 'hidden') {
      this.hostHidden = value
      this.$$?.toggleAttribute('hidden', isHidden({ hidden: value }))
    } else setExternalClass.call(this, name, value)
  }
}

// In the browser: the WeChat host draws into a phone's frame, a shot of the table drives it, and what came of it is told.
import * as adapter from 'glass-easel-miniprogram-adapter'
import { launch } from '../../hosts/driver.mjs'
import { audit } from './audit.mjs'
import { defineElements } from './elements.mjs'
import { Phone } from './phone.mjs'
import { BUILTINS } from '../styles.mjs'

const HTML = new Set(['div', 'span', 'page'])
const tapped = new WeakSet()
let shown // the phone of the shot that was taken

/** `table` is the module of shots; `screens.take(name)` runs one and gives back `{title, errors, findings, …}`. */
export function start(table) {
  defineElements(BUILTINS)
  drawBuiltins()
  globalThis.screens = { names: table.shots.map((shot) => shot.name), take: (name) => take(table, table.shots.find((shot) => shot.name === name)), again: () => shown.rest(shown.show()) }
}

async function take(table, shot) {
  const sheets = globalThis.sheets
  const phone = new Phone(sheets)
  const api = { wx: phone.facts() }
  const routes = { ...table.routes, ...shot.routes }
  const app = await launch('wechat', '', { routes, storage: { ...table.storage, ...shot.storage }, api, screen: phone })
  phone.app = app
  shown = phone
  await app.open(shot.url)
  await shot.steps?.(app, phone)
  await app.settle()
  phone.show()
  await phone.rest()
  if (shot.scroll !== undefined) phone.scroller().scrollTop = shot.scroll
  return {
    path: app.page.path,
    title: phone.title(),
    height: phone.height(),
    errors: app.errors.map(({ message, where }) => ({ message, where })),
    console: app.console,
    findings: audit(phone, tapped),
  }
}

/** Built-in tags become custom elements `wx-…`; the style scope of a component is what its sheet was written under. */
function drawBuiltins() {
  const { CurrentWindowBackendContext } = adapter.glassEasel
  const { associateBackend } = adapter.MiniProgramEnv.prototype
  const name = (tag) => (BUILTINS.includes(tag) ? `wx-${tag}` : tag.includes('-') || HTML.has(tag) ? tag : `c-${tag}`)
  adapter.MiniProgramEnv.prototype.associateBackend = function associate() {
    const context = new CurrentWindowBackendContext()
    context.document = {
      createElement: (tag) => document.createElement(name(tag)),
      createTextNode: (text) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    }
    return associateBackend.call(this, context)
  }
  const { setListenerStats } = CurrentWindowBackendContext.prototype
  CurrentWindowBackendContext.prototype.setListenerStats = function listen(element, type, ...rest) {
    if (type === 'tap' && element) tapped.add(element)
    return setListenerStats.call(this, element, type, ...rest)
  }
  adapter.CodeSpace.prototype.getStyleScopeName = (path) => globalThis.sheets.find((sheet) => sheet.path === path)?.scope
}

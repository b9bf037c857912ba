// The same operations on an app that any compiler made, on the whole WeChat host of the conformance rig: what is sent, by the page
// and by all components, and what is shown then.
// node peers.mjs RIG_FOLDER PROJECT prints JSON: {operation: {calls, bytes, shown}}
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { OPERATIONS } from './operations.mjs'

const [folder, dir] = process.argv.slice(2)
const load = (path) => import(pathToFileURL(join(folder, path)))
const { launch } = await load('hosts/driver.mjs')
const { Modules } = await load('hosts/modules.mjs')
const { select } = await load('hosts/select.mjs')
const { HANDLE, normalise, textOf } = await load('hosts/tree.mjs')

const { glassEasel } = createRequire(join(folder, 'package.json'))('glass-easel-miniprogram-adapter')
// A handler may be put on the instance while it runs, as uni-app does.
glassEasel.globalOptions.useMethodCallerListeners = true

/** Milliseconds of virtual time, far beyond any timer that a framework waits for before it sends. */
const REST = 10_000

/** Runtimes of other compilers stand in files of their own, which find these as globals; Node's channels are on no phone. */
function giveGlobals() {
  const { run } = Modules.prototype
  let registering = {} // what the framework gives the page or component whose file runs now
  const shared = {
    global: {},
    MessageChannel: undefined,
    Page: (definition) => registering.Page(definition),
    Component: (definition) => registering.Component(definition),
  }
  Modules.prototype.run = function (path, given) {
    registering = given ?? registering
    return run.call(this, path, { ...shared, ...given })
  }
}

const tree = () => normalise(app.page.nodes())

let typed = 0

/** As the user does it, where the page has an element for it: a page made by hand has methods alone. */
async function act(name) {
  const nodes = tree()
  if (name === 'type') {
    const element = select(nodes, 'input')[0].node[HANDLE]
    const value = `text ${++typed}`
    app.host.dispatch(element, 'input', { value, cursor: value.length })
  } else {
    const found = select(nodes, `#${name}`)[0]
    if (found) app.host.dispatch(found.node[HANDLE], 'tap', { x: 10, y: 20 })
    else app.page.hook(name, { type: 'tap', detail: {}, currentTarget: { id: '', dataset: {} } })
  }
  await app.advance(REST)
}

/** What the user sees: rows are what has text, but for the input. */
function shown() {
  const nodes = tree()
  const rows = nodes.filter((node) => textOf(node) !== '')
  const has = (node, name) => (node.attrs?.class ?? '').split(' ').includes(name)
  return {
    rows: rows.map(textOf),
    chosen: rows.filter((row) => has(row, 'chosen')).map(textOf),
    on: nodes.some((node) => has(node, 'on')),
    text: select(nodes, 'input')[0].node.attrs.value ?? '',
  }
}

giveGlobals()
const app = await launch('wechat', dir)
await app.open('pages/list')
await app.advance(REST)
const result = {}
for (const { name, act: measured, before } of OPERATIONS) {
  for (const each of before) await act(each)
  const first = app.setDataCalls.length
  await act(measured)
  const sent = app.setDataCalls.slice(first)
  result[name] = { calls: sent.length, bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0), shown: shown() }
}
if (app.errors.length > 0) throw new Error(app.errors.map(({ where, message }) => `${where}: ${message}`).join('\n'))
// Not before all is written: a runtime may keep timers for ever.
process.stdout.write(JSON.stringify(result), () => process.exit(0))

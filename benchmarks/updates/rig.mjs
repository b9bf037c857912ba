// The same operations on two pages in one process, under WeChat's open framework without a view: what is sent, and how long it takes.
// node rig.mjs RIG_FOLDER TEMPLATES_FOLDER RUNS NAME=PROJECT … prints JSON: {operation: {name: {calls, bytes, total: [ms …], script: [ms …]}}}
// Templates are compiled by the first run and kept in their folder: the framework's compiler is WebAssembly, which needs a JIT.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import vm from 'node:vm'
import { OPERATIONS } from './operations.mjs'

const [folder, templates, runs, ...projects] = process.argv.slice(2)
const load = (path) => import(pathToFileURL(join(folder, path)))
const require = createRequire(join(folder, 'package.json'))
const adapter = require('glass-easel-miniprogram-adapter')
const { glassEasel } = adapter
const { Project } = await load('hosts/project.mjs')
const { Modules } = await load('hosts/modules.mjs')

function compiled(name, project) {
  const file = join(templates, `${name}.js`)
  if (!existsSync(file)) {
    const { TmplGroup } = require('glass-easel-template-compiler')
    const group = new TmplGroup()
    group.addTmpl('pages/list', project.text('pages/list.wxml'))
    writeFileSync(file, `(()=>{return ${group.getTmplGenObjectGroups()}})()`)
  }
  const groupList = vm.runInThisContext(readFileSync(file, 'utf8'))
  return { groupList, content: groupList['pages/list'], fallbackListenerOnNativeNode: true }
}

function open(name, dir) {
  const project = new Project(dir, 'project.config.json')
  const env = new adapter.MiniProgramEnv()
  const space = env.createCodeSpace('main', true)
  // Nothing is drawn; what waits for a frame is told at the next turn.
  const context = new glassEasel.EmptyBackendContext()
  context.render = (done) => void setTimeout(done)
  const backend = env.associateBackend(context)
  const path = 'pages/list'
  space.addCompiledTemplate(path, compiled(name, project))
  space.addComponentStaticConfig(path, project.json(`${path}.json`, {}))
  const modules = new Modules(project, { setTimeout, clearTimeout, console, Promise, wx: {} })
  space.componentEnv(path, ({ Page, Component }) => modules.run(`${path}.js`, { Page, Component }))
  const root = backend.createRoot('page', space, path)
  const page = root.get()
  const { setData } = page
  const sent = { calls: 0, bytes: 0, inside: 0, end: 0 }
  page.setData = function (patch, callback) {
    sent.calls++
    if (sent.weigh) sent.bytes += Buffer.byteLength(JSON.stringify(patch))
    const start = performance.now()
    setData.call(this, patch, callback)
    sent.end = performance.now()
    sent.inside += sent.end - start
  }
  const methods = root.getComponent().getMethodCaller()
  methods.onLoad?.call(page, {})
  const typing = project.text(`${path}.wxml`).match(/<input[^>]*bind:?input="(\w+)"/)[1]
  let count = 0
  const call = (name) => {
    const element = { id: '', dataset: {} }
    const event = { type: 'tap', detail: { value: 'text ' + ++count }, target: element, currentTarget: element }
    methods[name === 'type' ? typing : name].call(page, event)
  }
  return { sent, call }
}

const idle = () => new Promise((done) => setTimeout(() => setTimeout(done)))

async function measure({ sent, call }, { act, before }, weigh) {
  for (const each of before) {
    call(each)
    await idle()
  }
  Object.assign(sent, { calls: 0, bytes: 0, inside: 0, weigh })
  const start = performance.now()
  call(act)
  for (let i = 0; i < 20; i++) await null
  const total = sent.end - start
  const found = { calls: sent.calls, bytes: sent.bytes, total, script: total - sent.inside }
  await idle()
  return found
}

const pages = projects.map((each) => each.split('=')).map(([name, dir]) => [name, open(name, dir)])
const result = {}
for (const operation of OPERATIONS) {
  const found = (result[operation.name] = {})
  for (const [name, page] of pages) {
    const { calls, bytes } = await measure(page, operation, true)
    found[name] = { calls, bytes, total: [], script: [] }
  }
  for (let run = 0; run < Number(runs) + 5; run++) {
    for (const [name, page] of run % 2 ? pages : pages.toReversed()) {
      const { total, script } = await measure(page, operation, false)
      if (run >= 5) {
        found[name].total.push(total)
        found[name].script.push(script)
      }
    }
  }
}
console.log(JSON.stringify(result))
process.exit(0)

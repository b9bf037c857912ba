// node look.mjs --site DIR --visits FILE
// Opens pages of a site in Chromium as visitors do; prints JSON: one object a visit.
//
// A visit: {name, path, agent?, width, height?, phone?, dark?, script?: false, until?: selector, tap?: selector, opens?: true, answers?: {"https://…": {status?, type?, body}},
// picture?: file}. `answers` stand for other hosts, by the beginning of an address; every other request to one fails and is told.
// `until` is there before the page is looked at, and what is tapped `opens` an address.
// What is seen: {name, console, failed, foreign, opened, title, description, ways, code, sees}; `sees` is what audit.js returns.
import { createServer } from 'node:http'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Chromium, find } from '../../conformance/screens/chromium.mjs'

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.xml': 'text/xml', '.svg': 'image/svg+xml', '.png': 'image/png' }
const AUDIT = readFileSync(join(import.meta.dirname, 'audit.js'), 'utf8')
const TABS = 4 // at a time
const SETTLED = 250 // ms without anything to wait for: answers come from this process

const { values } = parseArgs({ options: { site: { type: 'string' }, visits: { type: 'string' } } })
const server = await serve(values.site)
const chromium = new Chromium(find())
try {
  const visits = JSON.parse(readFileSync(values.visits, 'utf8'))
  const seen = new Map()
  const waiting = [...visits]
  const one = async () => {
    for (let visit = waiting.shift(); visit; visit = waiting.shift()) seen.set(visit, await look(visit))
  }
  await Promise.all(Array.from({ length: TABS }, one))
  console.log(JSON.stringify(visits.map((visit) => seen.get(visit))))
} finally {
  await chromium.close()
  server.close()
}

async function look({ name, path, agent, width, height = 800, phone = false, dark = false, script = true, until, tap, opens = false, answers = {}, picture }) {
  const tab = await chromium.tab()
  const seen = { name, console: [], failed: [], foreign: [], opened: [] }
  tab.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) => seen.console.push(exception?.description ?? text))
  tab.on('Runtime.consoleAPICalled', ({ type, args }) => seen.console.push(`${type}: ${args.map((one) => one.value ?? one.description).join(' ')}`))
  tab.on('Log.entryAdded', ({ entry }) => ['error', 'warning'].includes(entry.level) && seen.console.push(entry.text))
  tab.on('Network.responseReceived', ({ response }) => response.status >= 400 && seen.failed.push(`${response.status} ${response.url}`))
  // Addresses of apps: the browser is asked to open one, and nobody is there.
  tab.on('Page.frameRequestedNavigation', ({ url }) => seen.opened.push(url))
  tab.on('Fetch.requestPaused', ({ requestId, request: { url } }) => {
    if (url.startsWith(server.address)) return tab.send('Fetch.continueRequest', { requestId })
    seen.foreign.push(url)
    const known = Object.keys(answers).find((start) => url.startsWith(start))
    if (!known) return tab.send('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' })
    const { status = 200, type = 'application/json', body } = answers[known]
    const responseHeaders = [{ name: 'content-type', value: type }, { name: 'access-control-allow-origin', value: '*' }]
    return tab.send('Fetch.fulfillRequest', { requestId, responseCode: status, responseHeaders, body: Buffer.from(body).toString('base64') })
  })
  await Promise.all(['Network.enable', 'Runtime.enable', 'Page.enable', 'Log.enable'].map((method) => tab.send(method)))
  await tab.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  if (agent) await tab.send('Network.setUserAgentOverride', { userAgent: agent })
  if (!script) await tab.send('Emulation.setScriptExecutionDisabled', { value: true })
  await tab.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: phone ? 2 : 1, mobile: phone })
  await tab.send('Emulation.setTouchEmulationEnabled', { enabled: phone })
  await tab.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] })
  const loaded = new Promise((done) => tab.on('Page.loadEventFired', done))
  await tab.send('Page.navigate', { url: server.address + path })
  await loaded
  await pause()
  await patiently(async () => !until || (await tab.evaluate(`document.querySelector(${JSON.stringify(until)}) !== null`)))
  seen.opened.length = 0
  Object.assign(seen, await tab.evaluate(AUDIT))
  if (picture) {
    const { data } = await tab.send('Page.captureScreenshot', { format: 'png' })
    writeFileSync(picture, Buffer.from(data, 'base64'))
  }
  if (tap) {
    await tab.evaluate(`document.querySelector(${JSON.stringify(tap)}).click()`)
    await pause()
    await patiently(() => !opens || seen.opened.length > 0)
  }
  await tab.close()
  return seen
}

function pause() {
  return new Promise((done) => setTimeout(done, SETTLED))
}

/** Until it is so, or has not been for a long time. */
async function patiently(isSo) {
  for (let tries = 0; tries < 40 && !(await isSo()); tries++) await pause()
}

/** The folder as a web server shows it, on a free port of this machine; its own page stands for what is missing. */
async function serve(root) {
  const answering = createServer((request, response) => {
    const path = decodeURIComponent(request.url.replace(/\?.*$/, ''))
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path)
    const found = file.startsWith(root) && existsSync(file) && statSync(file).isFile()
    const shown = found ? file : join(root, '404.html')
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(shown)] ?? 'application/octet-stream' }).end(readFileSync(shown))
  })
  await new Promise((done) => answering.listen(0, '127.0.0.1', done))
  return { address: `http://127.0.0.1:${answering.address().port}`, close: () => (answering.closeAllConnections(), answering.close()) }
}

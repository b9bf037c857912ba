// node photograph.mjs --project DIR --shots FILE [--out DIR] [--only NAME,…] [--kept] [--format webp] [--tall]
// node photograph.mjs --find
// Runs each shot of the table in Chromium; prints JSON: [{name, path, title, height, errors, console, failed, findings, file?}].
// --find prints the path of the Chromium that would be used, or null.
import { createServer } from 'node:http'
import { mkdirSync, readFileSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bundle } from './bundle.mjs'
import { Chromium, find } from './chromium.mjs'

const SIZE = { width: 375, height: 812, deviceScaleFactor: 2, mobile: true }
const TALLEST = 4000
const QUALITY = 65 // of WebP, out of 100
const TYPES = { '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.svg': 'image/svg+xml', '.gif': 'image/gif', '.webp': 'image/webp' }

const { values } = parseArgs({
  options: { project: { type: 'string' }, shots: { type: 'string' }, out: { type: 'string' }, only: { type: 'string' }, kept: { type: 'boolean' }, format: { type: 'string', default: 'png' }, tall: { type: 'boolean' }, find: { type: 'boolean' } },
})

if (values.find) {
  console.log(JSON.stringify(find() ?? null))
} else {
  const seen = await photograph(values)
  console.log(JSON.stringify(seen))
}

async function photograph({ project, shots, out, only, kept, format, tall }) {
  const app = await bundle(project, resolve(shots))
  const server = await serve(app)
  const chromium = new Chromium(find() ?? fail('no Chromium: install the package chromium, or name one in CHROMIUM'))
  try {
    if (out) mkdirSync(out, { recursive: true })
    const { shots: table } = await import(resolve(shots))
    const names = only?.split(',')
    const wanted = table.filter((shot) => (!names || names.includes(shot.name)) && (!kept || shot.keep))
    const found = []
    for (const { name } of wanted) {
      const { picture, ...seen } = await take(chromium, server.address, name, { format: out && format, tall })
      const file = picture && join(out, `${name}.${format}`)
      if (file) writeFileSync(file, Buffer.from(picture, 'base64'))
      found.push({ name, ...seen, ...(file && { file }) })
    }
    return found
  } finally {
    await chromium.close()
    server.close()
  }
}

async function take(chromium, address, name, { format, tall }) {
  const tab = await chromium.tab()
  const failed = []
  const requests = new Map()
  tab.on('Network.requestWillBeSent', ({ requestId, request }) => requests.set(requestId, request.url))
  tab.on('Network.responseReceived', ({ response }) => response.status >= 400 && failed.push(`${response.status} ${response.url}`))
  tab.on('Network.loadingFailed', ({ requestId, errorText }) => failed.push(`${errorText} ${requests.get(requestId)}`))
  tab.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) => failed.push(exception?.description ?? text))
  tab.on('Runtime.consoleAPICalled', ({ type, args }) => type === 'error' && failed.push(args.map((one) => one.value ?? one.description).join(' ')))
  await Promise.all(['Network.enable', 'Runtime.enable', 'Page.enable'].map((method) => tab.send(method)))
  await tab.send('Emulation.setDeviceMetricsOverride', SIZE)
  await tab.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Shanghai' })
  const loaded = new Promise((done) => tab.on('Page.loadEventFired', done))
  await tab.send('Page.navigate', { url: `${address}/:screen` })
  await loaded
  try {
    const seen = await tab.evaluate(`screens.take(${JSON.stringify(name)})`)
    if (!format) return { ...seen, failed }
    if (tall) await tab.send('Emulation.setDeviceMetricsOverride', { ...SIZE, height: Math.min(TALLEST, Math.max(SIZE.height, seen.height)) })
    if (tall) await tab.evaluate('screens.again()')
    const { data } = await tab.send('Page.captureScreenshot', { format, ...(format === 'webp' && { quality: QUALITY }) })
    return { ...seen, failed, picture: data }
  } catch (error) {
    return { errors: [{ message: String(error.message) }], console: [], failed, findings: {} }
  } finally {
    await tab.close()
  }
}

/** The app's files, and the page that runs them at `/:screen`, on a free port of this machine. */
async function serve({ root, script, sheet }) {
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><style>${sheet}</style><body></body><script src="/:script"></script></html>`
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.replace(/\?.*$/, ''))
    if (path === '/:screen') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
    if (path === '/:script') return void response.setHeader('content-type', 'text/javascript; charset=utf-8').end(script)
    const file = join(root, path)
    if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end()
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(readFileSync(file))
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) }
}

function fail(message) {
  throw new Error(message)
}

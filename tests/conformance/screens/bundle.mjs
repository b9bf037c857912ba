// The WeChat host and everything it needs as one script for a browser, with the project inside.
import { readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { build } from 'esbuild'
import { CONFIG_FILE } from '../hosts/wechat.mjs'
import { Project } from '../hosts/project.mjs'
import { generated } from '../hosts/wechat/template.mjs'
import { css } from './styles.mjs'

const HERE = import.meta.dirname
const TEXTS = new Set(['.js', '.json', '.wxml', '.wxss', '.wxs'])

/** -> {root: the folder that serves the app's files, script: text of the bundle, sheet: text of the built-in look}. */
export async function bundle(dir, shots) {
  const project = new Project(dir, CONFIG_FILE)
  const { outputFiles } = await build({
    stdin: { contents: `import { start } from './browser/main.mjs'\nimport * as table from ${JSON.stringify(shots)}\nstart(table)`, resolveDir: HERE },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    logLevel: 'error',
    banner: { js: `globalThis.project = ${JSON.stringify(files(project))};\nglobalThis.sheets = ${JSON.stringify(sheets(project))};` },
    plugins: [replaced(project)],
  })
  return { root: project.root, script: outputFiles[0].text, sheet: readFileSync(join(HERE, 'browser', 'look.css'), 'utf8') }
}

function files(project) {
  return Object.fromEntries(project.files().map((path) => [path, TEXTS.has(extname(path)) ? project.text(path) : null]))
}

/** Each unit's style sheet: a page's and the app's as they stand, a component's under the prefix of its own scope. */
function sheets(project) {
  const pages = new Set(project.pages())
  const scope = (path) => (path === 'app' || pages.has(path) ? '' : path.replace(/\W/g, '-'))
  const units = ['app', ...project.units()]
  return units.map((path) => ({ path, page: pages.has(path), scope: scope(path), css: css(project, `${path}.wxss`, scope(path)) }))
}

/** Modules of the host that a browser has no use for, by the name of the file that is imported. */
function replaced(project) {
  const templates = `
    const groupList = ${generated(project)}
    export const compile = () => Object.fromEntries(Object.keys(groupList).map((path) => [path, { groupList, content: groupList[path], fallbackListenerOnNativeNode: true }]))`
  return {
    name: 'replaced',
    setup(plugin) {
      plugin.onResolve({ filter: /^node:|\/window\.mjs$/ }, () => ({ path: join(HERE, 'browser', 'node.mjs') }))
      plugin.onResolve({ filter: /\/(template|alipay|douyin)\.mjs$/ }, ({ path }) => ({ path: basename(path), namespace: 'replaced' }))
      plugin.onLoad({ filter: /.*/, namespace: 'replaced' }, ({ path }) => ({ contents: path === 'template.mjs' ? templates : 'export {}' }))
    },
  }
}

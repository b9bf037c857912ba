// node checks/wcc.mjs DIR: WeChat's own compilers of WXML and WXSS (miniprogram-compiler 0.2.3) over an emitted project.
// Prints [{path, line, column, message}]; exit code 1 when there is any.
import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Project } from '../hosts/project.mjs'
import { report } from './report.mjs'

const bin = join(dirname(createRequire(import.meta.url).resolve('miniprogram-compiler/package.json')), 'bin')
const [folder, suffix] = { darwin: ['mac', ''], linux: ['linux', ''], win32: ['windows', '.exe'] }[process.platform] ?? []

export function wcc(dir) {
  const project = new Project(dir, 'project.config.json')
  const files = project.files()
  const markup = files.filter((file) => file.endsWith('.wxml'))
  const styles = files.filter((file) => file.endsWith('.wxss'))
  return [
    ...run(project, 'wcc', ['-d', '-cc', ...components(project, markup), ...markup, ...files.filter((file) => file.endsWith('.wxs')), '-gn', '$gwx']),
    ...run(project, 'wcsc', ['-db', ...styles]),
  ]
}

/** `-cc` takes one argument: how many files have components, then for each its path, how many tags, the tags. */
function components(project, markup) {
  const entries = markup.map((file) => [file, Object.keys(project.components(file.slice(0, -5)))]).filter(([, tags]) => tags.length > 0)
  return [[entries.length, ...entries.flatMap(([file, tags]) => [file, tags.length, ...tags])].join(' ')]
}

function run(project, name, args) {
  const compiler = join(bin, folder, name + suffix)
  // npm may unpack it without the right to run.
  if (process.platform !== 'win32') chmodSync(compiler, 0o755)
  const done = spawnSync(compiler, args, { cwd: project.root, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (done.error) throw done.error
  const found = done.stderr.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('error file count')).map(message)
  if (done.status !== 0 && found.length === 0) found.push({ path: '', line: 0, column: 0, message: `${name} ended with ${done.status ?? done.signal} and no message` })
  return found
}

/** `a.wxml:2:3: text` and `ERR: a.wxss(3:12): text`. */
function message(line) {
  const match = /^(?:ERR: )?([^:(]+?)(?::(\d+):(\d+):|\((\d+):(\d+)\):)\s*(.*)$/.exec(line)
  if (!match) return { path: /from `([^`]+)`/.exec(line)?.[1] ?? '', line: 0, column: 0, message: line.replace(/^ERR: /, '') }
  const [, path, l1, c1, l2, c2, text] = match
  return { path, line: Number(l1 ?? l2), column: Number(c1 ?? c2), message: text }
}

report(import.meta.url, wcc)

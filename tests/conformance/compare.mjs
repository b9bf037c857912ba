// node compare.mjs --walk FILE --wechat DIR --alipay DIR --douyin DIR
// Runs one walk on each host that is given and prints {equal, differences: [{step, what, path, <target>: value …}], runs: {target: …}}.
// What a platform has of its own, by the author's wish, the walk names: `apart = {classes: […], calls: […], fields: […]}`; it is not compared.
// The first target given is the one the others are compared with; exit code 1 on a difference or an error.
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './walk.mjs'

const option = { type: 'string' }
const { values } = parseArgs({ options: { walk: option, wechat: option, alipay: option, douyin: option } })
const targets = ['wechat', 'alipay', 'douyin'].filter((target) => values[target])

const { apart = {} } = await import(pathToFileURL(resolve(values.walk)))
const runs = {}
for (const target of targets) {
  try {
    runs[target] = await run(target, values[target], values.walk)
  } catch (error) {
    runs[target] = { target, steps: [], errors: [{ message: error.message, rule: error.rule, stack: error.stack }] }
  }
}
const differences = targets.slice(1).flatMap((target) => differ(runs[targets[0]], runs[target]))
const failed = Object.values(runs).some((one) => one.errors.length > 0)
console.log(JSON.stringify({ equal: differences.length === 0, differences, runs }))
process.exitCode = differences.length > 0 || failed ? 1 : 0

function differ(a, b) {
  const found = []
  for (let i = 0; i < Math.max(a.steps.length, b.steps.length); i++) {
    const [left, right] = [a.steps[i] ?? {}, b.steps[i] ?? {}]
    for (const what of ['step', 'page', 'query', 'title', 'tree', 'calls', 'storage']) {
      const at = first(common(left[what], what), common(right[what], what), what)
      if (at) found.push({ step: left.step ?? right.step, what, path: at.path, [a.target]: at.left, [b.target]: at.right })
    }
  }
  return found
}

/** What is left without that which is a platform's own. */
function common(value, what) {
  if (what === 'calls') return value?.filter(({ api }) => !apart.calls?.includes(api)).map(sent)
  return what === 'tree' && apart.classes ? value?.flatMap(pruned) : value
}

/** A request without the fields that say who asks. */
function sent(call) {
  if (!call.data || typeof call.data !== 'object' || Array.isArray(call.data)) return call
  const data = Object.fromEntries(Object.entries(call.data).filter(([name]) => !apart.fields?.includes(name)))
  return { ...call, data }
}

function pruned(node) {
  if (node.attrs?.class?.split(' ').some((name) => apart.classes.includes(name))) return []
  return [node.children ? { ...node, children: node.children.flatMap(pruned) } : node]
}

/** The first place where two JSON values differ. */
function first(left, right, path) {
  if (Object.is(left, right)) return undefined
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return { path, left: left ?? null, right: right ?? null }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const at = first(left[key], right[key], `${path}.${key}`)
    if (at) return at
  }
  return undefined
}

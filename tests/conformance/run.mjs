// node run.mjs --target wechat|alipay|douyin --project DIR --walk FILE
// One JSON line for each snapshot, a last one with {done, setData, errors, console}; exit code 1 when anything failed.
import { parseArgs } from 'node:util'
import { run } from './walk.mjs'

const { values } = parseArgs({ options: { target: { type: 'string' }, project: { type: 'string' }, walk: { type: 'string' } } })
const print = (value) => console.log(JSON.stringify(value))

try {
  const { setData, errors, console: written } = await run(values.target, values.project, values.walk, print)
  print({ done: true, setData, errors, console: written })
  process.exitCode = errors.length > 0 ? 1 : 0
} catch (error) {
  print({ done: false, failed: { message: error.message, ...(error.rule && { rule: error.rule }), stack: error.stack } })
  process.exitCode = 1
}

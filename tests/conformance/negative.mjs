// node negative.mjs: every rule of every model must refuse its sample, and the project the samples start from must pass.
// Prints [{rule, refused, got}]; exit code 1 when a rule has no sample, is not refused, or is refused under another name.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { launch } from './hosts/driver.mjs'
import { ALIPAY } from './rules/alipay.mjs'
import { DOUYIN } from './rules/douyin.mjs'
import * as alipay from './samples/alipay.mjs'
import * as douyin from './samples/douyin.mjs'

const found = []
for (const [platform, rules, samples] of [['alipay', ALIPAY, alipay], ['douyin', DOUYIN, douyin]]) {
  const clean = await refusals(platform, samples.base, samples.walk)
  found.push({ rule: `${platform} base`, refused: clean.length === 0, got: clean })
  for (const id of new Set([...Object.keys(rules), ...Object.keys(samples.samples)])) {
    const sample = samples.samples[id]
    const got = sample ? await refusals(platform, { ...samples.base, ...sample.files }, sample.walk ?? samples.walk) : ['no sample']
    found.push({ rule: `${platform}/${id}`, refused: Boolean(rules[id]) && got[0] === `${platform}/${id}`, got })
  }
}
console.log(JSON.stringify(found, null, 1))
process.exitCode = found.every((one) => one.refused) ? 0 : 1

/** The rules that were broken, or the messages of other failures. */
async function refusals(platform, files, walk) {
  const dir = mkdtempSync(join(tmpdir(), 'rule-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(dir, dirname(path)), { recursive: true })
      writeFileSync(join(dir, path), text)
    }
    const app = await launch(platform, dir)
    await walk(app)
    return app.errors.map((error) => error.rule ?? error.message)
  } catch (error) {
    return [error.rule ?? error.message]
  } finally {
    rmSync(dir, { recursive: true })
  }
}

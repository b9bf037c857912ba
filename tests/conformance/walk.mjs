// Runs one walk on one target and gives back what was seen.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch } from './hosts/driver.mjs'
import { decoded } from './hosts/stack.mjs'

/** -> {target, steps: [{step, page, query, title, tree, calls, storage, errors}], setData, errors, console}. */
export async function run(target, dir, walkFile, onStep = () => {}) {
  const walk = await import(pathToFileURL(resolve(walkFile)))
  const app = await launch(target, dir, { routes: { ...walk.routes }, storage: walk.storage, api: walk.api })
  const steps = []
  let seenCalls = 0
  let seenErrors = 0
  const snap = (name) => {
    const page = app.page
    const step = {
      step: name,
      ...(page && { page: page.path, query: shownQuery(app), title: app.effects.titles.get(page) ?? app.host.title(page.path), tree: app.tree() }),
      calls: app.calls.slice(seenCalls),
      storage: structuredClone(app.storage),
      errors: app.errors.slice(seenErrors).map(({ stack, ...rest }) => rest),
    }
    seenCalls = app.calls.length
    seenErrors = app.errors.length
    steps.push(JSON.parse(JSON.stringify(step)))
    onStep(steps.at(-1))
  }
  await walk.default(app, snap)
  await app.settle()
  return { target, steps, setData: app.setDataCalls, errors: app.errors, console: app.console }
}

/** Platforms differ in whether onLoad gets values decoded; what is compared is what was meant. */
function shownQuery({ page, stack }) {
  if (stack.decodes) return page.query
  return Object.fromEntries(Object.entries(page.query).map(([key, value]) => [decoded(key), decoded(value)]))
}

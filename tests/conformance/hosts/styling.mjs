// Which rules of the style sheets reach which nodes. A sheet of a component of WeChat or Douyin reaches the nodes that the
// component itself wrote (isolated styles); on Alipay every sheet on the page reaches every node of the page (shared styles).
// Understood: compounds of tags, classes and ids, descendants and children. What has pseudo-classes, and what stands in a
// block such as @media, is passed over. Nothing is cascaded: all declarations of all rules that match are listed.
import { posix } from 'node:path'
import { HANDLE, printed } from './tree.mjs'

/** Adds to every node of a visible tree `styled`: the declarations that reach it, sorted. */
export function style(tree, { project, page, suffix, shared }) {
  const sheet = sheets(project, suffix)
  const all = shared && ['app', ...withComponents(project, page)].flatMap((path) => sheet(path))
  const named = shared && ['app', ...withComponents(project, page)].flatMap((path) => sheet(path, 'frames'))
  const frames = (unit) => new Map(named || sheet(unit, 'frames'))
  const reaching = (unit) => all || [...(unit === page ? sheet('app') : []), ...sheet(unit)]
  const visit = (nodes, parents) => {
    for (const node of nodes) {
      if (node.tag === undefined) continue
      const { unit } = node[HANDLE]
      const mine = shared ? parents : parents.filter((parent) => parent[HANDLE].unit === unit)
      const reached = (one) => reaching(unit).filter((rule) => matches(rule.steps, one, mine)).flatMap((rule) => rule.declarations)
      const found = [...reached(node), ...classAttributes(node).flatMap(([name, one]) => reached(one).map((text) => `${name} ${text}`))]
      found.push(...plays(node, reaching(unit).filter((rule) => matches(rule.steps, node, mine)), frames(unit)))
      if (found.length > 0) node.styled = [...new Set(found)].sort()
      visit(node.children ?? [], [...parents, node])
    }
  }
  visit(tree, [])
  return tree
}

/** `hover-class` and its like: what the node would be with that class alone. */
function classAttributes(node) {
  const { attrs } = node[HANDLE]
  const names = Object.keys(attrs).filter((name) => name.endsWith('-class'))
  return names.map((name) => [name, { tag: node.tag, [HANDLE]: { attrs: { class: attrs[name] } } }])
}

/** The keyframes that the animations of a node play, by the names that stand in the output. */
function plays(node, rules, frames) {
  const own = printed(node[HANDLE].attrs.style).split(';').map((one) => one.trim())
  const animations = [...own, ...rules.flatMap((rule) => rule.raw)].filter((one) => /^animation(-name)?\s*:/.test(one))
  const words = animations.flatMap((one) => one.slice(one.indexOf(':') + 1).match(/[A-Za-z_][\w-]*/g) ?? [])
  return words.filter((word) => frames.has(word)).map((word) => `plays ${frames.get(word)}`)
}

/** A page and the components it can show. */
function withComponents(project, page, found = new Set()) {
  if (!found.has(page)) {
    found.add(page)
    for (const path of Object.values(project.components(page))) withComponents(project, path, found)
  }
  return found
}

/** The rules of a unit's sheet and of those it imports, in the order of the text. */
function sheets(project, suffix) {
  const known = new Map()
  const file = (path) => {
    if (!known.has(path)) {
      if (!project.exists(path)) throw new Error(`${path} is imported and missing`)
      const text = project.text(path).replace(/\/\*[\s\S]*?\*\//g, ' ')
      const imports = [...text.matchAll(/@import\s+"([^"]+)"\s*;/g)].map(([, ref]) => posix.join(posix.dirname(path), ref))
      const inner = imports.map(file)
      const frames = [...text.matchAll(/@keyframes\s+([\w-]+)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g)].map(([, name, body]) => [name, body.trim().replace(/\s+/g, ' ')])
      known.set(path, { rules: [...inner.flatMap((one) => one.rules), ...rules(text)], frames: [...inner.flatMap((one) => one.frames), ...frames] })
    }
    return known.get(path)
  }
  return (unit, what = 'rules') => (project.exists(unit + suffix) ? file(unit + suffix)[what] : [])
}

function rules(text) {
  const plain = text.replace(/@[\w-]+[^;{}]*;/g, ' ').replace(/@[\w-]+[^{}]*\{(?:[^{}]|\{[^{}]*\})*\}/g, ' ')
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors, body]) => {
    const raw = body.split(';').map((one) => one.trim()).filter(Boolean)
    const declarations = raw.map(declaration)
    return selectors.split(',').filter((one) => !one.includes(':')).map((one) => ({ steps: steps(one), declarations, raw }))
  })
}

/** Names of keyframes may have a suffix as classes may. */
function declaration(text) {
  const [name, ...value] = text.split(':')
  const shown = value.join(':').trim().replace(/\s+/g, ' ')
  return `${name.trim()}: ${/^animation/.test(name.trim()) ? shown.replace(/\b(\w+?)__[A-Za-z]\w*/g, '$1') : shown}`
}

function steps(selector) {
  return selector.trim().replace(/\s*>\s*/g, ' >').split(/\s+/).map((step) => {
    const child = step.startsWith('>')
    const parts = step.replace('>', '').match(/[.#]?[\w-]+/g) ?? []
    return { child, test: (node) => parts.every((part) => simple(part, node)) }
  })
}

/** By the classes that the markup really has: a missing or a wrong suffix shows. */
function simple(part, node) {
  const { attrs } = node[HANDLE]
  if (part.startsWith('.')) return printed(attrs.class).split(/\s+/).includes(part.slice(1))
  return part.startsWith('#') ? printed(attrs.id) === part.slice(1) : node.tag === part
}

function matches(steps, node, parents) {
  const [last, before] = [steps.at(-1), steps.slice(0, -1)]
  if (!last.test(node)) return false
  if (before.length === 0) return true
  if (last.child) return parents.length > 0 && matches(before, parents.at(-1), parents.slice(0, -1))
  return parents.some((parent, at) => matches(before, parent, parents.slice(0, at)))
}

// Markup -> a template that the model can render. What a platform forbids is refused here, by its dialect.
import { decodeEntities, parse } from '../markup.mjs'
import { parseExpression } from '../expression.mjs'

let uid = 0

/** -> {nodes, templates: {name: nodes}} of the unit's markup; `unit` is {path, components: {tag: path}}. */
export function compileTemplate(project, dialect, unit) {
  return compileFile(project, dialect, unit, `${unit.path}.${dialect.markup}`)
}

function compileFile(project, dialect, unit, file, inTemplate = false) {
  const templates = {}
  const parsed = parse(project.text(file), file)
  const context = { project, dialect, unit, file, templates, inTemplate }
  const nodes = siblings(parsed, context)
  return { nodes, templates }
}

function siblings(list, context) {
  const found = []
  for (const node of list) {
    if (node.kind === 'text') {
      if (node.text.trim() !== '') found.push({ kind: 'text', value: mustache(decodeEntities(node.text), context, node) })
      continue
    }
    const made = element(node, context)
    if (!made) continue
    if (made.branch === 'elif' || made.branch === 'else') {
      const group = found.at(-1)
      if (group?.kind !== 'if') throw new Error(`${context.file}:${node.line} ${made.branch} without if`)
      group.branches.push(made)
    } else if (made.branch === 'if' && !made.loop) found.push({ kind: 'if', branches: [made] })
    else found.push(made)
  }
  return found
}

function element(node, context) {
  const { dialect, file } = context
  const where = `${file}:${node.line}`
  dialect.checkElement(node, context, where)
  if (node.tag === 'import' || node.tag === 'include') return imported(node, context)
  const name = node.attrs.find((a) => a.name === 'name')?.value
  if (node.tag === 'template' && name) {
    context.templates[name] = siblings(node.children, { ...context, inTemplate: true })
    return undefined
  }
  const component = context.unit.components[node.tag]
  if (component !== undefined) dialect.checkComponentUse(node, context, where)
  const made = { kind: component !== undefined ? 'component' : kindOf(node.tag), tag: node.tag, component, uid: uid++, attrs: [], dataset: [], listeners: [], where }
  for (const attr of node.attrs) attribute(made, attr, node, context)
  made.children = siblings(node.children, context)
  return made
}

function kindOf(tag) {
  return { block: 'block', slot: 'slot', template: 'use' }[tag] ?? 'element'
}

function attribute(made, { name, value, line }, node, context) {
  const { dialect } = context
  const where = { ...node, line }
  const { prefix } = dialect
  dialect.checkAttribute({ name, value }, made, context, `${context.file}:${line}`)
  if (name.startsWith(prefix)) {
    const directive = name.slice(prefix.length)
    if (['if', 'elif', 'else'].includes(directive)) {
      made.branch = directive
      made.test = directive === 'else' ? { kind: 'literal', value: true } : mustache(value, context, where)
    } else if (directive === 'for') made.loop = { ...made.loop, list: mustache(value, context, where) }
    else if (directive === 'for-item') made.loop = { ...made.loop, item: value }
    else if (directive === 'for-index') made.loop = { ...made.loop, index: value }
    else if (directive === 'key') made.loop = { ...made.loop, key: value }
    else dialect.refuse('directive-prefix', `${context.file}:${line} ${name}`)
  } else if (name === 'key' && value?.includes('{{')) made.loop = { ...made.loop, keyValue: mustache(value, context, where) }
  else if (made.kind === 'use' && name === 'data') made.data = templateData(value, context, where)
  else if (name === 'slot') made.slot = mustache(value, context, where)
  else if (name === 'slot-scope') made.slotScope = value
  else if (name.startsWith('data-')) made.dataset.push({ name: camel(name.slice(5)), attr: name, value: mustache(value, context, where) })
  else {
    const listener = dialect.listener(name, made)
    if (listener) made.listeners.push({ ...listener, handler: value })
    else made.attrs.push({ name, value: value === null ? { kind: 'literal', value: true } : mustache(value, context, where), constant: value === null || !value.includes('{{') })
  }
}

export function camel(name) {
  return name.toLowerCase().replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())
}

/** Text with {{ }}: one lone {{ }} is the value itself, anything else a string in which null and undefined print nothing. */
function mustache(value, context, node) {
  const parts = []
  let at = 0
  while (at < value.length) {
    const open = value.indexOf('{{', at)
    if (open < 0) break
    const close = value.indexOf('}}', open)
    if (close < 0) throw new Error(`${context.file}:${node.line} {{ without }}`)
    const end = value[close + 2] === '}' ? close + 1 : close // {{ {a: 1} }} may end in }}}
    if (open > at) parts.push({ kind: 'literal', value: value.slice(at, open) })
    parts.push(expression(value.slice(open + 2, end), context, node, (parser) => parser.whole()))
    at = end + 2
  }
  if (at < value.length) parts.push({ kind: 'literal', value: value.slice(at) })
  if (parts.length === 0) return { kind: 'literal', value: '' }
  return parts.length === 1 ? parts[0] : { kind: 'text', parts }
}

function templateData(value, context, node) {
  const inner = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(value)?.[1] ?? ''
  return expression(inner, { ...context, inData: true }, node, (parser) => parser.dataEntries())
}

function expression(source, context, node, read) {
  const { dialect, file } = context
  const where = `${file}:${node.line} {{${source}}}`
  const report = (feature, detail) => dialect.checkExpression(feature, detail, context, where)
  let parsed
  try {
    parsed = read(parseExpression(source, report))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    dialect.refuse('expression-syntax', `${file}:${node.line} ${error.message}`)
  }
  return parsed
}

function imported(node, context) {
  const src = node.attrs.find((a) => a.name === 'src')?.value ?? ''
  const extension = `.${context.dialect.markup}`
  const path = context.project.resolve(context.file, src.endsWith(extension) ? src.slice(0, -extension.length) : src)
  const other = compileFile(context.project, context.dialect, context.unit, `${path}${extension}`, true)
  Object.assign(context.templates, other.templates)
  if (node.tag === 'import') return undefined
  return { kind: 'block', tag: 'block', uid: uid++, attrs: [], dataset: [], listeners: [], children: other.nodes }
}

// Template + data -> view nodes, with component instances kept from one rendering to the next.
import { evaluate } from '../expression.mjs'
import { printed } from '../tree.mjs'

/** Render `instance` anew; instances of components it no longer shows are unmounted. */
export function render(instance) {
  const pass = { instance, seen: new Set(), keys: new Map() }
  const scope = Object.assign(Object.create(null), instance.scope())
  instance.nodes = many(instance.template.nodes, { owner: instance, scope, pass, path: '', parent: null })
  for (const [key, child] of instance.children) {
    if (pass.seen.has(key)) continue
    instance.children.delete(key)
    child.unmount()
  }
}

function many(list, at) {
  return list.flatMap((node) => one(node, at))
}

function one(node, at) {
  if (node.kind === 'text') return [{ text: printed(value(node.value, at.scope)), parent: at.parent }]
  if (node.kind === 'if') {
    const branch = node.branches.find((b) => value(b.test, at.scope))
    return branch ? one({ ...branch, branch: undefined }, { ...at, path: `${at.path}/${branch.uid}` }) : []
  }
  if (node.loop?.list) return loop(node, at)
  if (node.branch === 'if' && !value(node.test, at.scope)) return []
  switch (node.kind) {
    case 'block': return many(node.children, at)
    case 'slot': return slot(node, at)
    case 'use': return use(node, at)
    case 'component': return [component(node, at)]
    default: return [element(node, at)]
  }
}

function loop(node, at) {
  const { list, item = 'item', index = 'index', key, keyValue } = node.loop
  const { dialect } = at.owner
  const over = value(list, at.scope)
  dialect.checkLoop?.(over, node.where)
  const all = typeof over === 'number' ? Array.from({ length: over }, (_, i) => i) : over
  if (all === null || all === undefined) return []
  const entries = Array.isArray(all) ? all.map((row, i) => [i, row]) : Object.entries(all)
  const inner = { ...node, loop: undefined }
  const used = new Set()
  return entries.flatMap(([i, row]) => {
    const scope = Object.create(at.scope)
    scope[item] = row
    scope[index] = i
    // A row of slotted content may name its own slot: only the rows of this slot are wanted here.
    if (at.onlySlot !== undefined && slotName(node, scope) !== at.onlySlot) return []
    let id = keyValue ? value(keyValue, scope) : key === '*this' ? row : key ? row?.[key] : i
    if (used.has(id)) id = `${printed(id)}#${i}`
    used.add(id)
    return one(inner, { ...at, onlySlot: undefined, scope, path: `${at.path}/${node.uid}[${printed(id)}]` })
  })
}

function slot(node, at) {
  const instance = at.owner // who wrote the slot, also where it stands in what another component is given
  const given = Object.fromEntries(node.attrs.map((a) => [a.name, value(a.value, at.scope)]))
  const name = printed(given.name) || 'default'
  const content = instance.slots?.[name]
  if (!content) return many(node.children, at)
  const { name: _, ...props } = given
  return content({ pass: at.pass, path: `${at.path}/${node.uid}`, parent: at.parent, props })
}

function use(node, at) {
  const name = printed(value(node.attrs.find((a) => a.name === 'is').value, at.scope))
  const template = at.owner.template.templates[name]
  if (!template) return []
  const scope = Object.assign(Object.create(null), node.data ? evaluate(node.data, at.scope) : {})
  return many(template, { ...at, scope, path: `${at.path}/${node.uid}` })
}

function element(node, at) {
  const path = `${at.path}/${node.uid}`
  const made = base(node, at, path)
  for (const attr of node.attrs) made.attrs[attr.name] = value(attr.value, at.scope)
  at.owner.dialect.checkRendered(made, node.where)
  made.shown = made.attrs.value
  const typed = at.owner.typed.get(path)
  if (typed && typed.shown === made.attrs.value) made.attrs.value = typed.value
  else at.owner.typed.delete(path)
  made.children = many(node.children, { ...at, path, parent: made })
  return made
}

function base(node, at, path) {
  const dataset = Object.fromEntries(node.dataset.map((d) => [d.name, value(d.value, at.scope)]))
  return { tag: node.tag, attrs: {}, children: [], dataset, listeners: node.listeners, owner: at.owner, renderedBy: at.pass.instance, parent: at.parent, path, where: node.where }
}

function component(node, at) {
  const path = `${at.path}/${node.uid}`
  const made = base(node, at, path)
  const given = node.attrs.map((a) => ({ name: a.name, value: value(a.value, at.scope), constant: a.constant }))
  for (const { name, value: v } of given) made.attrs[name] = v
  const input = { given, listeners: node.listeners, dataset: node.dataset.map((d) => ({ attr: d.attr, value: made.dataset[d.name] })), owner: at.owner }
  const slots = slotted(node, at)
  const holder = at.pass.instance
  at.pass.seen.add(path)
  let child = holder.children.get(path)
  if (child) child.receive(input, slots, made)
  else {
    child = at.owner.host.component(node.component, at.owner, input, slots, made)
    holder.children.set(path, child)
  }
  made.component = child
  child.parentNode = made
  return made
}

/** The children of a component as functions that its <slot>s call; they keep their writer's scope and methods. */
function slotted(node, at) {
  const groups = new Map()
  const put = (name, child) => {
    if (!groups.get(name)?.includes(child)) groups.set(name, [...(groups.get(name) ?? []), child])
  }
  for (const child of node.children) {
    const first = child.kind === 'if' ? child.branches[0] : child
    if (!first.slot) put('default', child)
    else if (!first.loop) put(slotName(first, at.scope), child)
    else for (const row of rows(first, at)) put(slotName(first, row), child)
  }
  if (groups.size === 0) return undefined
  return Object.fromEntries([...groups].map(([name, list]) => [name, content(name, list, node, at)]))
}

function content(name, list, node, at) {
  return ({ pass, path, parent, props }) => list.flatMap((child) => {
    const first = child.kind === 'if' ? child.branches[0] : child
    const scope = Object.create(at.scope)
    const scopeName = first.slotScope ?? node.slotScope
    if (scopeName) scope[scopeName] = props
    return one(child, { owner: at.owner, scope, pass, path, parent, onlySlot: first.loop && first.slot ? name : undefined })
  })
}

function slotName(node, scope) {
  return printed(value(node.slot, scope)) || 'default'
}

function rows(node, at) {
  const given = value(node.loop.list, at.scope) ?? []
  const over = typeof given === 'number' ? Array.from({ length: given }, (_, i) => i) : given
  return Object.entries(over).map(([i, row]) => {
    const scope = Object.create(at.scope)
    scope[node.loop.item ?? 'item'] = row
    scope[node.loop.index ?? 'index'] = Array.isArray(over) ? Number(i) : i
    return scope
  })
}

export function value(node, scope) {
  if (node.kind !== 'text') return evaluate(node, scope)
  return node.parts.map((part) => printed(evaluate(part, scope))).join('')
}

// Finding nodes in the normalised tree: `view.card text`, `#id`, `[value=3]`, `text=Pay`, or a predicate.
import { HANDLE, isClass, printed, textOf } from './tree.mjs'

/** All matches in document order; each is `{node, parents}`. */
export function select(tree, wanted) {
  const all = []
  const walk = (nodes, parents) => {
    for (const node of nodes) {
      if (node.tag === undefined) continue
      all.push({ node, parents })
      walk(node.children ?? [], [...parents, node])
    }
  }
  walk(tree, [])
  if (typeof wanted === 'function') return all.filter(({ node }) => wanted(node, textOf(node)))
  if (wanted.startsWith('text=')) {
    const text = wanted.slice(5)
    const own = (node) => textOf(node).trim() === text
    return all.filter(({ node }) => own(node) && !(node.children ?? []).some((child) => child.tag && own(child)))
  }
  const steps = wanted.trim().split(/\s+/).map(simple)
  return all.filter(({ node, parents }) => {
    if (!steps.at(-1)(node)) return false
    let at = parents.length - 1
    for (let step = steps.length - 2; step >= 0; step--) {
      while (at >= 0 && !steps[step](parents[at])) at--
      if (at < 0) return false
      at--
    }
    return true
  })
}

function simple(selector) {
  const parts = selector.match(/\[[^\]]+\]|[.#]?[^.#[]+/g) ?? []
  const tests = parts.map((part) => {
    if (part.startsWith('.')) return (node) => printed(node[HANDLE].attrs.class).split(/\s+/).some((token) => isClass(token, part.slice(1)))
    if (part.startsWith('#')) return (node) => node.attrs?.id === part.slice(1)
    if (part.startsWith('[')) {
      const [, name, value] = /^\[([^=\]]+)(?:="?([^"\]]*)"?)?\]$/.exec(part)
      return (node) => (value === undefined ? node.attrs?.[name] !== undefined : String(node.attrs?.[name]) === value)
    }
    return (node) => part === '*' || node.tag === part
  })
  return (node) => tests.every((test) => test(node))
}

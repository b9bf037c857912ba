// Selector queries. Where nothing is laid out, every node that exists is a rectangle of zeros, every other one is null.
// `single: false` is Alipay, where only exec() answers (lowering #145).
import { select } from '../select.mjs'
import { HANDLE } from '../tree.mjs'

const RECT = { id: '', dataset: {}, left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
const SCROLL = { id: '', dataset: {}, scrollLeft: 0, scrollTop: 0 }

export function selectorQuery(app, { single = true } = {}) {
  const asked = []
  const ask = (find, answer) => (callback) => {
    asked.push({ find, answer: typeof answer === 'function' ? answer : () => answer, callback: single ? callback : undefined })
    return query
  }
  const nodes = (find) => ({
    boundingClientRect: ask(find, rectangle),
    scrollOffset: ask(find, { ...SCROLL }),
    fields: (_, callback) => ask(find, (node) => ({ ...rectangle(node), ...SCROLL }))(callback),
    node: ask(find, { node: { getContext: () => ({}) }, nodeCanvasType: '2d' }),
    context: ask(find, { context: {} }),
  })
  const rectangle = (node) => ({ ...RECT, ...(node && app.screen?.rectangle(node[HANDLE])) })
  const matches = (selector) => select(app.tree(), selector.replaceAll('>>>', ' ')).map(({ node }) => node)
  const query = {
    in: () => query,
    select: (selector) => nodes((answer) => matches(selector).slice(0, 1).map(answer)[0] ?? null),
    selectAll: (selector) => nodes((answer) => matches(selector).map(answer)),
    selectViewport: () => nodes((answer) => answer()),
    exec(callback) {
      app.clock.set(() => {
        const results = asked.map(({ find, answer }) => find(answer))
        asked.forEach((one, i) => one.callback?.(results[i]))
        callback?.(results)
      }, 0)
      return query
    },
  }
  return query
}

/** Nothing is laid out, so what is watched is told once that it is seen: as many times as there are nodes, if `all` is wanted. */
export function intersectionObserver(component, options = {}, all) {
  const observer = {
    relativeTo: () => observer,
    relativeToViewport: () => observer,
    observe: (selector, callback) => callback({ intersectionRatio: 1, id: '', dataset: {}, many: options[all] === true, scoped: Boolean(component) }),
    disconnect() {},
  }
  return observer
}

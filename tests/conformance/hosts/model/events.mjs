// An event travels down and up the view nodes; which node may hear it and what it is told is the dialect's.

const BUBBLING = new Set(['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'transitionend', 'animationstart', 'animationiteration', 'animationend'])

/** `type` is WeChat's name of a built-in event. */
export function dispatch(host, node, type, detail) {
  const path = ancestors(node)
  const heard = BUBBLING.has(type) ? path : [node]
  const { dialect } = host
  const name = dialect.eventName(type)
  const watch = dialect.watchHosts?.(heard, name)
  for (const [phase, nodes] of [[true, heard.toReversed()], [false, heard]]) {
    for (const current of nodes) {
      if (current.component && !dialect.hostHears) continue
      for (const listener of current.listeners.filter((l) => l.type === name && Boolean(l.capture) === phase)) {
        deliver(host, { listener, current, source: node, path, type: name, detail })
        if (listener.stop) return watch?.(phase ? -1 : heard.indexOf(current))
      }
    }
  }
  return watch?.(heard.length)
}

/** Every node from `node` up to the page, through slots and component hosts. */
export function ancestors(node) {
  const found = []
  for (let at = node; at; at = at.parent ?? at.renderedBy.parentNode) found.push(at)
  return found
}

export function deliver(host, { listener, current, source, path, type, detail, custom = false }) {
  const { owner } = current
  const method = owner.self[listener.handler]
  if (typeof method !== 'function') host.dialect.refuse('handler-missing', `${current.where}: ${listener.handler}`)
  // Seen from its owner, the target is the innermost node that the owner itself wrote.
  const target = path.find((one) => one.owner === owner) ?? current
  const event = host.dialect.event({ type, detail, target, current, source, custom })
  host.app.guard(`${owner.unit.path} ${listener.handler}`, () => method.call(owner.self, event))
}

// One page on the stack: created, attached, hooked, and read back as a visible tree.

import { isHidden } from '../tree.mjs'

export class WechatPage {
  constructor({ app, path, query, space, backend, glassEasel }) {
    Object.assign(this, { app, path, query, glassEasel })
    this.root = backend.createRoot('page', space, path)
    this.instance = this.root.get()
    Object.defineProperties(this.instance, {
      route: { value: path, configurable: true, writable: true, enumerable: true },
      options: { value: query, configurable: true, writable: true, enumerable: true },
    })
  }

  /** Called once the page is on the stack, so that onLoad finds itself in getCurrentPages(). */
  start() {
    const parent = this.app.screen?.open(this) ?? document.body
    const placeholder = document.createElement('div')
    parent.appendChild(placeholder)
    this.root.attach(parent, placeholder)
    this.hook('onLoad', this.query)
    this.hook('onShow')
    // onReady waits for the first frame.
    this.app.clock.set(() => void (this.gone || this.hook('onReady')), 0)
  }

  hook(name, ...args) {
    const lifetime = { onShow: 'show', onHide: 'hide', onResize: 'resize' }[name]
    if (lifetime) this.root.getComponent().triggerPageLifetime(lifetime, args)
    const method = this.root.getComponent().getMethodCaller()[name]
    if (typeof method !== 'function') return undefined
    return this.app.guard(`${this.path} ${name}`, () => method.apply(this.instance, args))
  }

  destroy() {
    this.gone = true
    this.hook('onUnload')
    this.root.release()
    this.app.screen?.close(this)
  }

  nodes() {
    return this.#flat(this.root.getComponent(), false)
  }

  /** Component hosts, slots and wx:if groups vanish; what they hide stays hidden. */
  #flat(parent, hidden) {
    const { TextNode, NativeNode, Component } = this.glassEasel
    const found = []
    parent.forEachComposedChild((child) => {
      if (TextNode.isTextNode(child)) found.push({ text: child.textContent })
      else if (NativeNode.isNativeNode(child)) found.push(this.#node(child, hidden))
      else found.push(...this.#flat(child, hidden || (Component.isComponent(child) && hidesHost(child))))
    })
    return found
  }

  #node(element, hidden) {
    const attrs = { ...ownAttributes(element) }
    if (element.class) attrs.class = element.class
    if (element.style) attrs.style = element.style
    if (element.id) attrs.id = element.id
    const { typed } = element
    // What the user typed stays until the data says something new, and is then gone for good.
    if (typed && typed.shown === attrs.value) attrs.value = typed.value
    else delete element.typed
    return { tag: element.is, attrs, children: this.#flat(element, false), element, hidden, unit: element.ownerShadowRoot.getHostNode().is }
  }
}

export function ownAttributes(element) {
  return Object.fromEntries((element.attributes ?? []).map(({ name, value }) => [name, value]))
}

function hidesHost(component) {
  return isHidden({ hidden: component.hostHidden, style: component.style })
}

// The event object as an app sees it: plain data, no nodes of the framework.

/** Have the framework hand `plain` events to every listener; it still stops and marks the real one through them. */
export function plainEvents(Event) {
  Event.prototype.wrapShadowedEvent = function wrap(target, mark, currentTarget) {
    const control = {}
    for (const name of ['stopPropagation', 'preventDefault', 'markMutated']) control[name] = () => this[name]()
    return Object.assign(Object.create(control), {
      type: this.type, timeStamp: this.timeStamp, detail: this.detail, target: seen(target), currentTarget: seen(currentTarget), mark: { ...mark },
      mut: this.mutatedMarked(), ...this.extraFields,
    })
  }
}

function seen(node) {
  return { id: node.id ?? '', dataset: { ...node.dataset }, offsetLeft: 0, offsetTop: 0 }
}

// refs: $.refs. Filled by the hidden event of components (handler `mpRef`, element with `data-mp-ref`, in a loop also
// `data-mp-i`) and, for built-in elements, by the places that the script returns.

// Hook: a reference to a built-in element.
let nodeRef

Object.defineProperty(runes, "refs", {
  get() {
    const { found = {}, places } = this
    const result = {}
    for (const name in places) result[name] = nodeRef(this.page, places[name])
    for (const name in found) {
      const entries = found[name].filter((entry) => !entry.gone())
      const values = entries.sort((a, b) => a.index() - b.index()).map((entry) => entry.value)
      result[name] = found[name].many ? values : values[0]
    }
    return result
  }
})

const callOthers = call
call = ($, name, event) => {
  if (name !== "mpRef") return callOthers($, name, event)
  const { mpRef, mpI } = event.currentTarget.dataset
  const found = ($.found = $.found || {})
  const entries = (found[mpRef] = (found[mpRef] || []).filter((entry) => !entry.gone()))
  entries.push(event.detail)
  entries.many = mpI !== undefined
}

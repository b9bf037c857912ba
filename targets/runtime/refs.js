// refs: $.refs. The script returns a place for each name: for built-in elements a selector, for components 0; in a list
// an array with that, empty for components.

// Hooks: a reference to a built-in element, and to a component.
let nodeRef
let childRef

runes.__defineGetter__("refs", function () {
  const refs = {}
  for (const name in this.places) {
    const place = this.places[name]
    refs[name] = (place[0] ? nodeRef : childRef)(this.page, place, name)
  }
  return refs
})

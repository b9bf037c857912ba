// nodes: references to built-in elements. A place is a selector, in a list an array with the selector of all its elements.

nodeRef = (page, place) => {
  const ask = (what) => () =>
    new Promise((resolve) => {
      const query = search(page)
      const nodes = place.pop ? query.selectAll(place[0]) : query.select(place)
      const pick = (found) => (found && what === "node" ? found.node : found) || null
      nodes[what]().exec(([found]) => resolve(place.pop ? found.map(pick) : pick(found)))
    })
  return { rect: ask("boundingClientRect"), scroll: ask("scrollOffset"), node: ask("node") }
}

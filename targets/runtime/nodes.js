// nodes: references to built-in elements. A place is a selector, or in a list the selector of all its elements.

nodeRef = (page, place) => {
  const ask = (what) => () =>
    new Promise((resolve) => {
      const query = search(page)
      const selection = place.pop ? query.selectAll(place[0]) : query.select(place)
      selection[what]().exec(([result]) => resolve(what === "node" && result ? result.node || result : result))
    })
  return { rect: ask("boundingClientRect"), scroll: ask("scrollOffset"), node: ask("node") }
}

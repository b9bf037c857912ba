// createSelectorQuery: sees the nodes of the page or component whose script asks. Only `exec` answers here, so it calls the callbacks of
// the single questions.

const createSelectorQuery = (page) => {
  const asked = []
  const query = {
    in(other) {
      page = other
      return query
    },
    exec(done) {
      let native = page && page.createSelectorQuery ? page.createSelectorQuery() : host.createSelectorQuery()
      for (const { select, selector, what, fields } of asked) native = native[select](selector)[what](fields)
      native.exec((results) => {
        asked.forEach(({ answer }, i) => answer && answer(results[i]))
        if (done) done(results)
      })
      return query
    }
  }
  for (const select of ["select", "selectAll", "selectViewport"]) {
    query[select] = (selector) => {
      const nodes = {}
      for (const what of ["boundingClientRect", "scrollOffset", "node", "context", "fields"]) {
        nodes[what] = (...given) => {
          const fields = what === "fields" ? given.shift() : undefined
          asked.push({ select, selector, what, fields, answer: given[0] })
          return query
        }
      }
      return nodes
    }
  }
  return query
}

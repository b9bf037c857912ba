// createSelectorQuery: sees the nodes of the page or component whose script asks; the compiler hands it over.

const createSelectorQuery = (page) => {
  const query = host.createSelectorQuery()
  return page ? query.in(page) : query
}

// createIntersectionObserver: watches the nodes of the page or component whose script asks; `observeAll` is called `selectAll`.

const createIntersectionObserver = (page, given) => {
  const options = Object.assign({}, given)
  if ("observeAll" in options) options.selectAll = options.observeAll
  return page && page.createIntersectionObserver ? page.createIntersectionObserver(options) : host.createIntersectionObserver(options)
}

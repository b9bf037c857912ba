// createIntersectionObserver: watches the nodes of the page or component whose script asks; the compiler hands it over.

const createIntersectionObserver = (page, options) => host.createIntersectionObserver(page || getCurrentPages().pop(), options)

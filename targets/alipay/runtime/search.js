// search: a selector query. The global one sees every node of the page; a component's own (2.7.24) only its own.

const search = (page, create = "createSelectorQuery") => (page[create] ? page : my)[create]()

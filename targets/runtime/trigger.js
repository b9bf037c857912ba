// trigger: a component's own event, WeChat's way.

const datasetOf = (page) => page.dataset || {}
const trigger = (page, name, detail) => page.triggerEvent(name, detail)

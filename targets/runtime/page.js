// page: the options object of a native page.

const page = (data, names, setup) => {
  const method = methodsOf(data, setup)
  return Object.assign(named(names, method), {
    data: first(data),
    onLoad: method("onLoad", update),
    onShow: method("onShow", show),
    onHide: method("onHide", hide),
    onUnload: method("onUnload", drop)
  })
}

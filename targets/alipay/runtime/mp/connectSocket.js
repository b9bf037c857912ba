// connectSocket: a task of its own only with `multiple`; what its listeners are told stands one level deeper. Only text can be sent.

const connectSocket = (options) => {
  const task = host.connectSocket(Object.assign({}, unwrapped(options), { multiple: true }))
  const listen = (name, told) => (listener) => task[name]((event) => listener(told(event || {})))
  return {
    send: (message) => task.send(message),
    close: (given) => task.close(given || {}),
    onOpen: listen("onOpen", () => ({ header: {} })),
    onMessage: listen("onMessage", ({ data }) => ({ data: data.data })),
    onClose: listen("onClose", ({ data = {} }) => ({ code: data.code || 1000, reason: data.reason || "" })),
    onError: listen("onError", ({ error = "" }) => ({ errMsg: "connectSocket:fail " + error }))
  }
}

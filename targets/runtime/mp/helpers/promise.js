// promise: tells the author's callbacks and the promise. `start` gets the options and the two ways to end; what it returns is the
// promise's `task`. `words`: WeChat's words for the host's error codes.

const failure = (name, error, words) => {
  error = error || {}
  if (error.errMsg) return Object.assign({}, error, { errMsg: error.errMsg.replace(/^\w+:/, name + ":") })
  const { error: code, errorMessage } = error
  return { errMsg: name + ":fail " + ((words && words[code]) || errorMessage || error.message || code || ""), errCode: code }
}

const promise = (name, given, start, words) => {
  const { success, fail, complete } = given || {}
  let task
  const result = new Promise((resolve, reject) => {
    const end = (settle, callback) => (value) => {
      settle(value)
      if (callback) callback(value)
      if (complete) complete(value)
    }
    const refuse = end(reject, fail)
    try {
      task = start(Object.assign({}, unwrapped(given)), end(resolve, success), (error) => refuse(failure(name, error, words)))
    } catch (error) {
      refuse(failure(name, error))
    }
  })
  if (fail || complete) result.catch(() => {})
  if (task) result.task = task
  return result
}

// host: the object that holds the platform's functions.

const host = tt

// promised: a host function with callbacks as a promise with WeChat's names, options and results. Callbacks in the
// options are called as well. `difference`: options (other names), values (other values of an option), defaults, result
// (WeChat's name of each field: the host's own).

const failure = (name, error) => {
  error = error || {}
  if (error.errMsg) return error
  const { error: code, errorMessage } = error
  return { errMsg: name + ":fail " + (errorMessage || error.message || code || ""), errCode: code }
}

const translated = (given, difference) => {
  const { options = {}, values = {}, defaults } = difference
  const result = {}
  given = Object.assign({}, defaults, given)
  for (const key in given) {
    const value = given[key]
    const map = values[key]
    result[options[key] || key] = map && value in map ? map[value] : value
  }
  return result
}

// Tells the author's callbacks and the promise. `start` gets the options and the two ways to end.
const promise = (name, given, start) => {
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
      task = start(Object.assign({}, given), end(resolve, success), (error) => refuse(failure(name, error)))
    } catch (error) {
      refuse(failure(name, error))
    }
  })
  if (fail || complete) result.catch(() => {})
  if (task) result.task = task
  return result
}

const promised = (name, native = name, difference = {}) => (given) =>
  promise(name, given, (options, success, fail) =>
    host[native](
      Object.assign(translated(options, difference), {
        success(value) {
          value = Object.assign({ errMsg: name + ":ok" }, value)
          const { result } = difference
          for (const key in result) value[key] = value[result[key]]
          success(value)
        },
        fail,
        complete() {}
      })
    )
  )

// tick: resolved when the pending update of the views has been sent.

const { tick } = require("./mpc.js")

module.exports = {
  stopPullDownRefresh: promised("stopPullDownRefresh"),
  tick
}

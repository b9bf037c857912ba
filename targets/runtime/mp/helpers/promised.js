// promised: a host function with callbacks as a promise. `prepare` makes the host's options of WeChat's, `finish` WeChat's result of the
// host's; it may return nothing and call its second argument, which refuses. `words`: see promise.

const asGiven = (value) => value

const promised = (name, native = name, prepare = asGiven, finish = asGiven, words) => (given, ...rest) =>
  promise(
    name,
    given,
    (options, success, fail) =>
      host[native](
        Object.assign(prepare(options), {
          success(value) {
            try {
              value = finish(value || {}, fail)
            } catch (error) {
              return fail(error)
            }
            if (value) success(Object.assign({}, value, { errMsg: name + ":ok" }))
          },
          fail,
          complete() {}
        }),
        ...rest
      ),
    words
  )

// adapted: a host function whose options and results are not WeChat's. `difference`: options (the host's name; "" is not handed over),
// values (its words for values of options), defaults, result (WeChat's name of a field: the host's own), results (WeChat's words for
// values of results), numbers (fields that come as text), failures (WeChat's words for error codes).

const adapted = (name, native, { options = {}, values = {}, defaults, result, results, numbers = [], failures }) =>
  promised(
    name,
    native,
    (given) => {
      const prepared = {}
      given = Object.assign({}, defaults, given)
      for (const key in given) {
        const words = values[key] || {}
        const word = (value) => (value in words ? words[value] : value)
        const hostKey = key in options ? options[key] : key
        if (hostKey) prepared[hostKey] = !values[key] ? given[key] : Array.isArray(given[key]) ? given[key].map(word) : word(given[key])
      }
      return prepared
    },
    (value) => {
      value = Object.assign({}, value)
      for (const key in result) if (value[result[key]] !== undefined) value[key] = value[result[key]]
      for (const key in results) if (value[key] in results[key]) value[key] = results[key][value[key]]
      for (const key of numbers) if (value[key] !== undefined) value[key] = +value[key]
      return value
    },
    failures
  )

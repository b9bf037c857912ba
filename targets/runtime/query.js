// query: the page's query as decoded strings.

const decode = (text) => {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    return text
  }
}

const callQuery = call
call = ($, name, value) => {
  if (name === "onLoad") {
    const query = value
    value = {}
    for (const key in query) value[key] = decode(query[key])
  }
  return callQuery($, name, value)
}

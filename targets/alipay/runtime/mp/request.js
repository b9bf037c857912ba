// request: resolves with any HTTP status. Alipay calls a status from 400 on a failure (error 19, with status and data), and
// fails on text that is no JSON (error 14), where WeChat gives the text: so text is asked for and read here.

const request = (given) =>
  promise("request", given, (options, success, fail) => {
    const { header, responseType, dataType = "json" } = options
    const binary = responseType === "arraybuffer"
    const answer = (result) => {
      let { data } = result
      if (dataType === "json" && typeof data === "string") {
        try {
          data = JSON.parse(data)
        } catch (error) {
          // The text is the answer.
        }
      }
      success({
        data,
        statusCode: result.status || result.statusCode,
        header: result.headers || result.header || {},
        errMsg: "request:ok"
      })
    }
    delete options.header
    delete options.responseType
    return host.request(
      Object.assign(options, {
        headers: Object.assign({ "content-type": "application/json" }, lowerKeys(header)),
        dataType: binary ? "arraybuffer" : "text",
        success: answer,
        fail: (error) => (error && (error.status || error.statusCode) ? answer(error) : fail(error)),
        complete() {}
      })
    )
  })

const lowerKeys = (header) => {
  const result = {}
  for (const key in header) result[key.toLowerCase()] = header[key]
  return result
}

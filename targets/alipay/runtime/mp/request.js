// request: resolves with any HTTP status. Alipay calls a status from 400 on a failure (error 19, with status and data), and
// fails on text that is no JSON (error 14), where WeChat gives the text: so text is asked for and read here.

const requestAnswer = (result, dataType = "json") => {
  let { data } = result
  if (dataType === "json" && typeof data === "string") {
    try {
      data = JSON.parse(data)
    } catch (error) {
      // The text is the answer.
    }
  }
  return { data, statusCode: result.status || result.statusCode, header: result.headers || result.header || {}, errMsg: "request:ok" }
}

const request = tasked((given) =>
  promise(
    "request",
    given,
    (options, success, fail) => {
      const { header, responseType, dataType } = options
      const headers = { "content-type": "application/json" }
      for (const key in header) headers[key.toLowerCase()] = header[key]
      delete options.header
      delete options.responseType
      return host.request(
        Object.assign(options, {
          headers,
          dataType: responseType === "arraybuffer" ? "arraybuffer" : "text",
          success: (result) => success(requestAnswer(result, dataType)),
          fail: (error) => (error && (error.status || error.statusCode) ? success(requestAnswer(error, dataType)) : fail(error)),
          complete() {}
        })
      )
    },
    requestFailures
  )
)

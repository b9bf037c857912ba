// downloadFile: the path stands in `apFilePath`; the result has no status, as only 200 is a success.

const downloadFile = tasked(
  promised(
    "downloadFile",
    "downloadFile",
    undefined,
    (result) => Object.assign({ statusCode: 200, tempFilePath: result.apFilePath }, result, { header: result.headers || result.header || {} }),
    requestFailures
  )
)

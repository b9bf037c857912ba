// uploadFile: needs the kind of the file, taken from its ending where the caller gives none, and the field's name also as `fileName`.

const fileTypeOf = (path) => (/\.(mp4|mov|m4v|avi|3gp)$/i.test(path) ? "video" : /\.(mp3|m4a|aac|wav|amr)$/i.test(path) ? "audio" : "image")
const uploadFile = tasked(
  promised(
    "uploadFile",
    "uploadFile",
    (options) => Object.assign({ fileType: fileTypeOf(options.filePath) }, options, { fileName: options.name }),
    (result) => Object.assign({}, result, { statusCode: +result.statusCode }),
    requestFailures
  )
)

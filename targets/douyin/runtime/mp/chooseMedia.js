// chooseMedia: the kind of each file stands in `mediaType`, where WeChat says `fileType`, and nothing says the kind of them all (`type`).

const chooseMedia = promised("chooseMedia", "chooseMedia", undefined, (result) => {
  const tempFiles = result.tempFiles.map((file) => Object.assign({}, file, { fileType: file.mediaType }))
  const mixed = tempFiles.some((file) => file.fileType !== tempFiles[0].fileType)
  return Object.assign({}, result, { tempFiles, type: mixed ? "mix" : tempFiles[0].fileType })
})

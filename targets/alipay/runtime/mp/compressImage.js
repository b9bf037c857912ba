// compressImage: takes a list of paths and a level from 0 (smallest) to 4 in place of a path and a quality from 0 to 100.

const compressImage = promised(
  "compressImage",
  "compressImage",
  ({ src, quality = 80, compressedWidth, compressedHeight }) => {
    const options = { apFilePaths: [src], compressLevel: Math.min(4, Math.floor(quality / 20)) }
    if (compressedWidth) options.maxWidth = compressedWidth
    if (compressedHeight) options.maxHeight = compressedHeight
    return options
  },
  (result) => ({ tempFilePath: result.apFilePaths[0] })
)

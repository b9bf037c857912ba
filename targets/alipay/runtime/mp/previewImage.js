// previewImage: `current` is an index, where WeChat takes the address.

const previewImage = promised("previewImage", "previewImage", (options) => {
  const { urls, current } = options
  return Object.assign(options, { current: typeof current === "number" ? current : Math.max(0, urls.indexOf(current)) })
})

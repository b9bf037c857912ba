// createAnimation: the curve is called `timeFunction`.

const createAnimation = (options) => {
  options = Object.assign({}, options)
  options.timeFunction = options.timingFunction || "linear"
  return host.createAnimation(options)
}

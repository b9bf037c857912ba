declare const __DEV__: boolean

const started = Date.now()
console.log("set up", started)

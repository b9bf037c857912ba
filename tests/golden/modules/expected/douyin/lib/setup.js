 

const started = Date.now()
console.log("set up", started)

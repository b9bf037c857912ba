module.exports = { get start() { return start } }; const start = (path) => console.log("start", path)

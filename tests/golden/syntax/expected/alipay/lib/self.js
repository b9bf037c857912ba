module.exports = { get name() { return name } }; const name = "self"

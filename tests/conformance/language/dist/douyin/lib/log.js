module.exports = { get log() { return log } }; const log = []

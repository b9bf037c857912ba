module.exports = { get join() { return join } }; const join = (words) => words.join(" ")

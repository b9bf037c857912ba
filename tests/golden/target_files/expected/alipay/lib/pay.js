module.exports = { get payWith() { return payWith } }; const payWith = () => "card"

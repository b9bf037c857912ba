module.exports = { get label() { return label } }; const label = (name) => `${name} pay`

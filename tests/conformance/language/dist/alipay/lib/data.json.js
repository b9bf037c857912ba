module.exports = { default: { "kind": "json", "list": [1, 2] } }

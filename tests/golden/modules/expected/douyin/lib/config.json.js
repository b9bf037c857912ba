module.exports = { default: { "name": "fresh-fruit", "pages": 2 } }

module.exports = { "name": "fresh-fruit", "pages": 2 }

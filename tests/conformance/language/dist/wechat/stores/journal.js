module.exports = { get journal() { return journal } }; const { store } = require("../mpc.js"); 

const journal = store({
  lines: [],
  get text() { return this.lines.join(",") },
  note(line) { this.lines.push(line) },
})

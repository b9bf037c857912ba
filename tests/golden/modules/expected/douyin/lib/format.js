module.exports = { get yuan() { return yuan }, get log() { return log }, get sign() { return SIGN } }; const $round = require("./round.js"); 




const SIGN = "¥"

function yuan(fen) {
  return SIGN + $round.round(fen / 100)
}

const log = (fen, kind) => console.log(kind, yuan(fen))



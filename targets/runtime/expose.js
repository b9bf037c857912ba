// expose: $.expose. Only a number goes up: a host may hand over a copy of an event's detail.

let exposed = 0

runes.expose = function (value) {
  this.exposed = value
  this.number = ++exposed
  trigger(this.page, "mpref", exposed)
}

// expose: $.expose. Only a number goes up: a host may hand over a copy of an event's detail.

let exposed = 0

runes.expose = function (value) {
  this.exposed = value
  trigger(this.page, "mpref", (this.ordinal = ++exposed))
}

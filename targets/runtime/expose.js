// expose: $.expose. The object goes up in a hidden event; the parent may ask where the element stands, and is told when it goes.

runes.expose = function (value) {
  this.entry = { value, index: () => +datasetOf(this.page).mpI }
  trigger(this.page, "mpref", this.entry)
}

const dropExposed = drop
drop = ($) => {
  if ($.entry) $.entry.gone = 1
  dropExposed($)
}

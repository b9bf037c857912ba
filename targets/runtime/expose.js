// expose: $.expose. The object goes up in a hidden event, with functions that tell where the element stands and whether it is gone.

runes.expose = function (value) {
  trigger(this.page, "mpref", { value, index: () => +datasetOf(this.page).mpI, gone: () => !live.has(this) && this.roots })
}

// emit: $.emit. The parent's handler runs at once; what it reads is no business of the computation that emits.

runes.emit = function (name, detail) {
  const outer = current
  current = 0
  try {
    trigger(this.page, name, bare(detail))
  } finally {
    current = outer
  }
}

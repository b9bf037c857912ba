// derived: $.derived. Computed when read, and again only when something that it read has another value.

const valueOf = (derived) => {
  if (!derived.log || !fresh(derived)) derived.value = bare(run(derived, derived.compute))
  return derived.value
}

class Derived {
  constructor(compute, label) {
    Object.assign(this, { compute, label, pure: 1 })
  }
  get v() {
    const value = valueOf(this)
    note(this, 0, value, valueOf)
    return wrap(value)
  }
}

runes.derived = (compute, label) => new Derived(compute, label)

// derived: $.derived. Computed when read, and again only when something that it read has another value.

const resultOf = (derived) => {
  if (!fresh(derived)) derived.result = bare(run(derived, derived.compute))
  return derived.result
}

runes.derived = (compute, label) => ({
  compute,
  label,
  pure: 1,
  get v() {
    const value = resultOf(this)
    note(this, 0, value, resultOf)
    return wrap(value)
  }
})

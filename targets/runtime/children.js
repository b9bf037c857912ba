// children: references to components. One that exposes something tells its number in a hidden event, which may come late.

// The indices of the rows around a component, outer ones first, as text of equal length.
const positionOf = ({ page }) => "IJKLM".replace(/./g, (letter) => 1e9 + +datasetOf(page)["mp" + letter])

childRef = ({ mpRefs = {} }, place, name) => {
  const values = [...live]
    .filter(({ ordinal }) => mpRefs[ordinal] === name)
    .sort((a, b) => (positionOf(a) < positionOf(b) ? -1 : 1))
    .map(({ exposed }) => exposed)
  return place ? values : values[0]
}

ready.mpRef = function ({ currentTarget, detail }) {
  ;(this.mpRefs = this.mpRefs || {})[detail] = currentTarget.dataset.mpRef
}

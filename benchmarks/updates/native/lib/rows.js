let last = 0

exports.makeRows = (count) =>
  Array.from({ length: count }, () => {
    const id = ++last
    const row = { id, name: "fruit " + id, price: id * 7 }
    for (let i = 0; i < 20; i++) row["hidden" + i] = "value " + i
    return row
  })

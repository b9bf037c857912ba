// What a careful developer writes by hand: rows with all their fields beside `data`, and only what the template shows in `setData`.
const { yuan } = require("../lib/format")
const { makeRows } = require("../lib/rows")

const shown = (row) => ({ id: row.id, name: row.name, price: yuan(row.price) })

Page({
  data: { rows: [], chosen: 0, text: "", on: false },
  rows: [],
  create() {
    this.rows = makeRows(1000)
    this.setData({ rows: this.rows.map(shown) })
  },
  append() {
    const patch = {}
    for (const row of makeRows(1000)) {
      patch[`rows[${this.rows.length}]`] = shown(row)
      this.rows.push(row)
    }
    this.setData(patch)
  },
  update() {
    const patch = {}
    for (let i = 0; i < this.rows.length; i += 10) {
      this.rows[i].name += " !!!"
      patch[`rows[${i}].name`] = this.rows[i].name
    }
    this.setData(patch)
  },
  select() {
    this.setData({ chosen: this.rows[5].id })
  },
  swap() {
    const { rows } = this
    const [a, b] = [rows[1], rows[998]]
    rows[1] = b
    rows[998] = a
    this.setData({ "rows[1]": shown(b), "rows[998]": shown(a) })
  },
  remove() {
    this.rows.splice(4, 1)
    this.setData({ rows: this.rows.map(shown) })
  },
  clear() {
    this.rows = []
    this.setData({ rows: [] })
  },
  type(event) {
    this.setData({ text: event.detail.value })
  },
  toggle() {
    this.setData({ on: !this.data.on })
  },
})

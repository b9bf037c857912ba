import { useState } from "react"
import { Input, View } from "@tarojs/components"
import { yuan } from "@/lib/format"
import { makeRows, type Row } from "@/lib/rows"

export default function List() {
  const [rows, setRows] = useState<Row[]>([])
  const [chosen, setChosen] = useState(0)
  const [text, setText] = useState("")
  const [on, setOn] = useState(false)

  function create() { setRows(makeRows(1000)) }
  function append() { setRows([...rows, ...makeRows(1000)]) }
  function update() { setRows(rows.map((row, i) => (i % 10 === 0 ? { ...row, name: row.name + " !!!" } : row))) }
  function select() { setChosen(rows[5].id) }
  function swap() { setRows(rows.map((row, i) => (i === 1 ? rows[998] : i === 998 ? rows[1] : row))) }
  function remove() { setRows(rows.filter((_, i) => i !== 4)) }
  function clear() { setRows([]) }
  function toggle() { setOn(!on) }

  // One text of a row, as a template literal: as several expressions it were five nodes.
  return (
    <>
      <Input className="text" value={text} onInput={(event) => setText(event.detail.value)} />
      <View id="toggle" className={on ? "on" : "off"} onClick={toggle} />
      {rows.map((row) => (
        <View key={row.id} className={row.id === chosen ? "chosen" : ""}>{`${row.id} ${row.name} ${yuan(row.price)}`}</View>
      ))}
      <View id="create" onClick={create} /><View id="append" onClick={append} /><View id="update" onClick={update} /><View id="select" onClick={select} />
      <View id="swap" onClick={swap} /><View id="remove" onClick={remove} /><View id="clear" onClick={clear} />
    </>
  )
}

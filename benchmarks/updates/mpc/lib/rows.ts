export type Row = { id: number; name: string; price: number; [hidden: string]: unknown }

let last = 0

export const makeRows = (count: number): Row[] =>
  Array.from({ length: count }, () => {
    const id = ++last
    const row: Row = { id, name: "fruit " + id, price: id * 7 }
    for (let i = 0; i < 20; i++) row["hidden" + i] = "value " + i
    return row
  })

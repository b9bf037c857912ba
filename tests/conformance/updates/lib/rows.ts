export type Row = { id: number; name: string; price: number; hidden: number; info: { n: number }; tags: string[] }

let last = 0

export const begin = () => {
  last = 0
}

export const make = (n: number): Row => ({
  id: ++last, name: "n" + n, price: n * 7, hidden: 0, info: { n }, tags: ["t", "u", "v"].slice(n % 4),
})

// Changes that another file makes: it gets the row and knows nothing of the page.
export const change = (row: Row | undefined, n: number) => {
  if (!row) return
  if (n % 6 === 0) row.price = n
  if (n % 6 === 1) row.name += n
  if (n % 6 === 2) row.info.n = n
  if (n % 6 === 3) row.tags.push("w" + n)
  if (n % 6 === 4) row.tags.splice(0, 1)
  if (n % 6 === 5) row.info = { n: row.info.n + 1 }
  row.hidden++
}

export const changeLater = async (row: Row | undefined, n: number) => {
  await null
  change(row, n)
  await new Promise<void>((done) => setTimeout(done, 5))
  change(row, n + 1)
}

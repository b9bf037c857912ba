/** Fen as yuan: 1250 is "12.50". */
export function money(fen: number): string {
  return (fen / 100).toFixed(2)
}

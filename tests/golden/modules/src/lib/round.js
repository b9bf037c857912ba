export function round(value) {
  return value.toFixed(2)
}

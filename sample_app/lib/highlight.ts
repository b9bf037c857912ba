/** A text in pieces, in turn without and with the keyword: "海南蜜瓜" for "蜜" is ["海南", "蜜", "瓜"]. */
export function highlighted(text: string, keyword: string): string[] {
  return keyword === "" ? [text] : [...pieces(text, keyword)]
}

function* pieces(text: string, keyword: string): Generator<string> {
  let from = 0
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, from)) {
    yield text.slice(from, at)
    yield keyword
    from = at + keyword.length
  }
  yield text.slice(from)
}

// A small strict parser for .axml and .ttml: elements, attributes, text. Comments vanish, entities in text are decoded.

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' }

export class MarkupError extends Error {}

/** -> nodes `{kind: 'element', tag, attrs: [{name, value, line}], children, selfClosing, line}` and `{kind: 'text', text, line}`. */
export function parse(source, file) {
  let at = 0
  const lineAt = (index) => source.slice(0, index).split('\n').length
  const fail = (message, index = at) => {
    throw new MarkupError(`${file}:${lineAt(index)} ${message}`)
  }

  function children(open) {
    const found = []
    while (at < source.length) {
      if (source.startsWith('<!--', at)) {
        const end = source.indexOf('-->', at)
        if (end < 0) fail('comment without end')
        at = end + 3
      } else if (source.startsWith('</', at)) {
        const [all, tag] = /^<\/([^\s>]*)\s*>/.exec(source.slice(at)) ?? fail('broken end tag')
        if (!open || tag !== open.tag) fail(`end tag </${tag}> closes nothing`)
        at += all.length
        return found
      } else if (/^<[A-Za-z]/.test(source.slice(at, at + 2))) found.push(element())
      else found.push(text())
    }
    if (open) fail(`<${open.tag}> of line ${open.line} is never closed`)
    return found
  }

  function text() {
    const start = at
    while (at < source.length) {
      if (source.startsWith('{{', at)) at = pastMustache(at)
      else if (/^<([A-Za-z/]|!--)/.test(source.slice(at, at + 4))) break
      else at++
    }
    return { kind: 'text', text: source.slice(start, at), line: lineAt(start) }
  }

  function pastMustache(from) {
    const end = source.indexOf('}}', from)
    if (end < 0) fail('{{ without }}', from)
    return end + 2
  }

  function element() {
    const start = at
    const [all, tag] = /^<([A-Za-z][\w.-]*)/.exec(source.slice(at))
    at += all.length
    const node = { kind: 'element', tag, attrs: [], children: [], selfClosing: false, line: lineAt(start) }
    for (;;) {
      at += /^\s*/.exec(source.slice(at))[0].length
      if (source.startsWith('/>', at)) {
        at += 2
        node.selfClosing = true
        return node
      }
      if (source[at] === '>') {
        at++
        node.children = children(node)
        return node
      }
      node.attrs.push(attribute(node))
    }
  }

  function attribute(node) {
    const start = at
    const match = /^[^\s=/>"'<]+/.exec(source.slice(at)) ?? fail(`broken attribute in <${node.tag}>`)
    const name = match[0]
    at += name.length
    if (node.attrs.some((one) => one.name === name)) fail(`attribute ${name} stands twice in <${node.tag}>`, start)
    if (source[at] !== '=') return { name, value: null, line: lineAt(start) }
    const quote = source[++at]
    if (quote !== '"' && quote !== "'") fail(`value of ${name} needs quotes`)
    const end = source.indexOf(quote, at + 1)
    if (end < 0) fail(`value of ${name} never ends`)
    const value = source.slice(at + 1, end)
    at = end + 1
    return { name, value, line: lineAt(start) }
  }

  return children(null)
}

export function decodeEntities(text) {
  return text.replace(/&(\w+|#\d+|#x[\da-fA-F]+);/g, (all, name) => {
    if (name.startsWith('#')) return String.fromCodePoint(Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1)))
    return ENTITIES[name] ?? all
  })
}

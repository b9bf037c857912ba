// One visible tree for all hosts, so that three platforms can be compared by equality.
// Component hosts, slots and blocks are already flattened by the host; here names, values and text are made alike.

export const HANDLE = Symbol('handle of the host')

/** What a user can see or use; other attributes differ between platforms without meaning anything. */
const ATTRIBUTES = new Set([
  'id', 'class', 'style', 'value', 'src', 'disabled', 'checked', 'placeholder', 'type', 'url', 'mode', 'name', 'href',
  'open-type', 'form-type', 'nodes', 'password', 'maxlength', 'current', 'range', 'percent', 'min', 'max', 'step', 'loading', 'plain', 'size',
  'scroll-top', 'scroll-x', 'scroll-y', 'scroll-into-view', 'latitude', 'longitude', 'vertical', 'autoplay', 'interval',
])
const BOOLEANS = new Set([
  'disabled', 'checked', 'password', 'loading', 'plain', 'scroll-x', 'scroll-y', 'vertical', 'autoplay',
])

/**
 * Alipay has no isolation that a compiler can rely on, so classes may get a suffix `__word` there. Trees are compared without any
 * such suffix, on all targets alike, because an author's own `card__title` cannot be told from a scoped `card`.
 */
export function withoutScope(token) {
  return token.replace(/(?<=.)__[A-Za-z]\w*$/, '')
}

/** Whether a class of the emitted markup is what the author calls `name`: as it stands, or but for one suffix. */
export function isClass(token, name) {
  return token === name || token.replace(/(?<=.)__[A-Za-z]\w*$/, '') === name
}

export function printed(value) {
  return value === undefined || value === null ? '' : String(value)
}

function classes(value) {
  return [...new Set(printed(value).split(/\s+/).filter(Boolean).map(withoutScope))].join(' ')
}

function declarations(value) {
  return printed(value).split(';').map((one) => one.trim().replace(/\s*:\s*/, ':')).filter(Boolean).join(';')
}

/** Names of keyframes may have the suffix, too; styling.mjs looks whether they lead somewhere. */
function animation(declaration) {
  return declaration.startsWith('animation') ? declaration.replace(/(?<=\w)__[A-Za-z]\w*/g, '') : declaration
}

/** `display: none` and a true `hidden` attribute are how the three platforms hide a node. */
export function isHidden(attrs) {
  const hidden = attrs.hidden
  return (hidden !== undefined && hidden !== null && hidden !== false) || /(^|;)display:none(;|$)/.test(declarations(attrs.style))
}

/** host nodes `{tag, attrs, children} | {text}` -> comparable nodes that carry the host's node under HANDLE. */
export function normalise(nodes, inText = false) {
  const found = []
  for (const node of joined(nodes)) {
    if (node.text !== undefined) {
      const text = inText ? node.text : node.text.replace(/[ \t\r\n]+/g, ' ').trim()
      if (text !== '') found.push({ text })
      continue
    }
    const shown = { tag: node.tag }
    if (isHidden(node.attrs) || node.hidden) shown.hidden = true
    const attrs = attributes(node.attrs)
    if (Object.keys(attrs).length > 0) shown.attrs = attrs
    const children = normalise(node.children, node.tag === 'text')
    if (children.length > 0) shown.children = children
    Object.defineProperty(shown, HANDLE, { value: node })
    found.push(shown)
  }
  return found
}

function joined(nodes) {
  const found = []
  for (const node of nodes) {
    const last = found.at(-1)
    if (node.text !== undefined && last?.text !== undefined) found[found.length - 1] = { text: last.text + node.text }
    else found.push(node)
  }
  return found
}

function attributes(attrs) {
  const found = {}
  for (const name of Object.keys(attrs).sort()) {
    const value = attrs[name]
    if (!ATTRIBUTES.has(name) || value === undefined || value === null) continue
    if (BOOLEANS.has(name)) {
      // A string, even "false", is true on all three; the empty string is how a bare attribute may arrive.
      if (value !== false && value !== 0) found[name] = true
    } else if (name === 'class') {
      if (classes(value)) found.class = classes(value)
    } else if (name === 'style') {
      const style = declarations(value).split(';').filter((one) => one && one !== 'display:none').map(animation).join(';')
      if (style) found.style = style
    } else if (typeof value === 'object') {
      found[name] = JSON.parse(JSON.stringify(value))
    } else if (printed(value) !== '') {
      found[name] = printed(value)
    }
  }
  return found
}

export function textOf(node) {
  return node.text ?? (node.children ?? []).map(textOf).join('')
}

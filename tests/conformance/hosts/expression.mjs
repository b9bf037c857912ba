// The expressions between {{ and }}: a parser that names every feature it meets, so that a platform's rules can refuse it,
// and an evaluator as the view layers are: member access never throws, unknown names are undefined.

const BINARY = {
  '??': 1, '||': 2, '&&': 3, '===': 7, '!==': 7, '==': 7, '!=': 7, '<': 8, '>': 8, '<=': 8, '>=': 8, in: 8, instanceof: 8,
  '<<': 9, '>>': 9, '>>>': 9, '|': 4, '^': 5, '&': 6, '+': 10, '-': 10, '*': 11, '/': 11, '%': 11,
}
const UNDOCUMENTED = new Set(['??', 'in', 'instanceof', '<<', '>>', '>>>', '|', '^', '&'])
const TOKEN = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(`)|([A-Za-z_$][\w$]*)|(=>|\.\.\.|\?\.|>>>|===|!==|==|!=|<=|>=|&&|\|\||\?\?|<<|>>|[-+*/%<>!?:.,()[\]{}|^&~=]))/y
const LITERALS = { true: true, false: false, null: null, undefined: undefined }

/** `report(feature)` is called for: call, paren, object, array, spread, template, optional, operator. */
export function parseExpression(source, report) {
  const tokens = tokenize(source, report)
  let at = 0
  const peek = () => tokens[at]?.text
  const fail = () => { throw new SyntaxError(`'${peek() ?? 'the end'}' is not expected in {{${source}}}`) }
  const take = (text) => (peek() === text && tokens[at].kind === 'op' ? (at++, true) : false)
  const expect = (text) => void (take(text) || fail())

  function ternary() {
    const test = binary(0)
    if (!take('?')) return test
    const yes = ternary()
    expect(':')
    return { kind: 'ternary', test, yes, no: ternary() }
  }

  function binary(least) {
    let left = unary()
    for (;;) {
      const token = tokens[at]
      const power = token && token.kind !== 'string' ? BINARY[token.text] : undefined
      if (power === undefined || power <= least) return left
      if (UNDOCUMENTED.has(token.text)) report('operator', token.text)
      at++
      left = { kind: 'binary', op: token.text, left, right: binary(power) }
    }
  }

  function unary() {
    const token = tokens[at]
    if (token?.kind === 'op' && ['!', '-', '+', '~'].includes(token.text)) {
      at++
      return { kind: 'unary', op: token.text, value: unary() }
    }
    if (token?.kind === 'name' && ['typeof', 'new', 'void', 'delete'].includes(token.text)) {
      report('operator', token.text)
      at++
      return { kind: 'unary', op: token.text, value: unary() }
    }
    return member()
  }

  function member() {
    let node = primary()
    for (;;) {
      if (take('?.')) {
        report('optional')
        node = { kind: 'member', of: node, key: { kind: 'literal', value: tokens[at++]?.text } }
      } else if (take('.')) {
        if (tokens[at]?.kind !== 'name') fail()
        node = { kind: 'member', of: node, key: { kind: 'literal', value: tokens[at++].text } }
      } else if (take('[')) {
        node = { kind: 'member', of: node, key: ternary() }
        expect(']')
      } else if (take('(')) {
        report('call')
        while (!take(')')) if (ternary() && !take(',') && peek() !== ')') fail()
        node = { kind: 'call' }
      } else return node
    }
  }

  function primary() {
    const token = tokens[at] ?? fail()
    if (token.kind === 'number' || token.kind === 'string') return at++, { kind: 'literal', value: token.value }
    if (token.kind === 'name') {
      at++
      return Object.hasOwn(LITERALS, token.text) ? { kind: 'literal', value: LITERALS[token.text] } : { kind: 'name', name: token.text }
    }
    if (take('(')) {
      report('paren')
      const inner = ternary()
      expect(')')
      return inner
    }
    if (take('[')) {
      report('array')
      return { kind: 'array', items: list(']', () => (spread() ?? ternary())) }
    }
    if (take('{')) {
      report('object')
      return { kind: 'object', entries: list('}', entry) }
    }
    return fail()
  }

  function spread() {
    if (!take('...')) return undefined
    report('spread')
    return { kind: 'spread', value: ternary() }
  }

  function entry() {
    const spreading = spread()
    if (spreading) return spreading
    const key = tokens[at++]
    if (!key || key.kind === 'op') fail()
    const name = key.value ?? key.text
    if (take(':')) return { key: name, value: ternary() }
    return { key: name, value: { kind: 'name', name } }
  }

  function list(end, item) {
    const items = []
    while (!take(end)) {
      items.push(item())
      if (!take(',') && peek() !== end) fail()
    }
    return items
  }

  /** The body of `data="{{a, ...b, c: d}}"`: an object without its braces. */
  function dataEntries() {
    const entries = []
    while (at < tokens.length) {
      entries.push(entry())
      if (!take(',') && at < tokens.length) fail()
    }
    return { kind: 'object', entries }
  }

  return {
    whole() {
      const node = ternary()
      if (at < tokens.length) fail()
      return node
    },
    dataEntries,
  }
}

function tokenize(source, report) {
  const tokens = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(source)
    if (!match) {
      if (source.slice(from).trim() === '') break
      throw new SyntaxError(`'${source.slice(from).trim()[0]}' is not expected in {{${source}}}`)
    }
    const [, number, string, tick, name, op] = match
    if (tick) {
      report('template')
      throw new SyntaxError(`a template string in {{${source}}}`)
    }
    if (op === '=>' || op === '=') throw new SyntaxError(`'${op}' is not expected in {{${source}}}`)
    if (number !== undefined) tokens.push({ kind: 'number', text: number, value: Number(number) })
    else if (string !== undefined) tokens.push({ kind: 'string', text: string, value: unquote(string) })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else tokens.push({ kind: 'op', text: op })
  }
  return tokens
}

function unquote(string) {
  const escapes = { n: '\n', t: '\t', r: '\r' }
  return string.slice(1, -1).replace(/\\(?:u([\da-fA-F]{4})|(.))/gs, (_, code, char) => (code ? String.fromCharCode(parseInt(code, 16)) : escapes[char] ?? char))
}

export function evaluate(node, scope) {
  switch (node.kind) {
    case 'literal': return node.value
    case 'name': return scope[node.name]
    case 'member': {
      const of = evaluate(node.of, scope)
      return of === null || of === undefined ? undefined : of[evaluate(node.key, scope)]
    }
    case 'unary': return unaryValue(node.op, evaluate(node.value, scope))
    case 'binary': return binaryValue(node, scope)
    case 'ternary': return evaluate(node.test, scope) ? evaluate(node.yes, scope) : evaluate(node.no, scope)
    case 'array': return node.items.flatMap((item) => (item.kind === 'spread' ? evaluate(item.value, scope) : [evaluate(item, scope)]))
    case 'object': {
      const made = {}
      for (const one of node.entries) {
        if (one.kind === 'spread') Object.assign(made, evaluate(one.value, scope))
        else made[one.key] = evaluate(one.value, scope)
      }
      return made
    }
    default: throw new Error(`cannot evaluate ${node.kind}`)
  }
}

function unaryValue(op, value) {
  return op === '!' ? !value : op === '-' ? -value : op === '+' ? +value : ~value
}

function binaryValue({ op, left, right }, scope) {
  const a = evaluate(left, scope)
  if (op === '&&') return a && evaluate(right, scope)
  if (op === '||') return a || evaluate(right, scope)
  const b = evaluate(right, scope)
  switch (op) {
    case '===': return a === b
    case '!==': return a !== b
    // eslint-disable-next-line eqeqeq
    case '==': return a == b
    // eslint-disable-next-line eqeqeq
    case '!=': return a != b
    case '<': return a < b
    case '>': return a > b
    case '<=': return a <= b
    case '>=': return a >= b
    case '+': return a + b
    case '-': return a - b
    case '*': return a * b
    case '/': return a / b
    case '%': return a % b
    default: throw new Error(`cannot evaluate ${op}`)
  }
}

// node checks/grammar.mjs GRAMMAR FILE…: each line of each file as the tokens that VS Code's own engine makes of it, with the real grammars
// of the languages inside. {file: [[[text, scope, …], …], …]}
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'

const require = createRequire(import.meta.url)
const INSIDE = { 'source.ts': 'typescript', 'source.css': 'css', 'source.css.scss': 'scss', 'source.json': 'json' }

const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength))

const [own, ...files] = process.argv.slice(2)
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  async loadGrammar(scope) {
    const path = scope === 'text.html.mp' ? own : INSIDE[scope] && require.resolve(`tm-grammars/grammars/${INSIDE[scope]}.json`)
    return path ? textmate.parseRawGrammar(readFileSync(path, 'utf8'), 'grammar.json') : null
  },
})

const grammar = await registry.loadGrammar('text.html.mp')
const found = {}
for (const file of files) {
  let state = textmate.INITIAL
  found[file] = readFileSync(file, 'utf8').split('\n').map((line) => {
    const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine(line, state)
    if (stoppedEarly) throw new Error(`${file}: too slow at: ${line}`)
    state = ruleStack
    return tokens.map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex), ...scopes.slice(1)])
  })
}
console.log(JSON.stringify(found))

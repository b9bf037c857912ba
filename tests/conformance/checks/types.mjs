// node checks/types.mjs --target wechat|alipay|douyin DIR: TypeScript over the emitted scripts with the platform's typings.
// Only what is said about the platform's own globals is reported: unknown members, wrong or unknown options, wrong globals.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { Project } from '../hosts/project.mjs'
import { report } from './report.mjs'

const require = createRequire(import.meta.url)
const PLATFORMS = {
  wechat: { config: 'project.config.json', own: 'wx', typings: 'miniprogram-api-typings/index.d.ts' },
  alipay: { config: 'mini.project.json', own: 'my', typings: '@mini-types/alipay/types/index.d.ts' },
  douyin: { config: 'project.config.json', own: 'tt', typings: '@douyin-microapp/typings/index.d.ts', later: 'douyin.d.ts' },
}
const GLOBALS = new Set(['wx', 'my', 'tt', 'swan', 'qq', 'ks', 'jd', 'Page', 'Component', 'App', 'Behavior', 'Mixin', 'getApp', 'getCurrentPages'])
const UNKNOWN_NAME = new Set([2304, 2552, 2580, 2581, 2582])

export function types(dir, { target = 'wechat' } = {}) {
  const { config, typings, later } = PLATFORMS[target]
  const project = new Project(dir, config)
  const scripts = project.files().filter((file) => file.endsWith('.js') && !file.includes('miniprogram_npm/'))
  const program = ts.createProgram([require.resolve(typings), ...(later ? [fileURLToPath(new URL(later, import.meta.url))] : []), ...scripts.map((file) => join(project.root, file))], {
    allowJs: true, checkJs: true, noEmit: true, strict: false, skipLibCheck: true, maxNodeModuleJsDepth: 0,
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10,
    lib: ['lib.es2022.d.ts'], types: [],
  })
  const found = []
  for (const file of scripts) {
    const source = program.getSourceFile(join(project.root, file))
    for (const diagnostic of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source).filter((d) => aboutPlatform(d, source))]) {
      const { line, character } = source.getLineAndCharacterOfPosition(diagnostic.start)
      found.push({
        path: relative(project.root, source.fileName), line: line + 1, column: character + 1, code: diagnostic.code,
        message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
      })
    }
  }
  return found
}

function aboutPlatform(diagnostic, source) {
  const node = innermost(source, diagnostic.start)
  if (UNKNOWN_NAME.has(diagnostic.code)) return GLOBALS.has(node.getText(source))
  // An unknown member counts only when it is a member of the platform itself, not of something handed to it.
  const member = diagnostic.code === 2339 || diagnostic.code === 2551
  // `this` inside a definition's methods is typed too narrowly by all three typings to say anything.
  for (let at = node; at && !ts.isFunctionLike(at); at = at.parent) {
    if (ts.isPropertyAccessExpression(at) && GLOBALS.has(root(at))) return true
    if (!member && ts.isCallExpression(at) && GLOBALS.has(root(at.expression))) return true
  }
  return false
}

function innermost(source, position) {
  let at = source
  for (;;) {
    const inner = ts.forEachChild(at, (child) => (child.getStart(source) <= position && position < child.getEnd() ? child : undefined))
    if (!inner) return at
    at = inner
  }
}

function root(node) {
  let at = node
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at)) at = at.expression
  return ts.isIdentifier(at) ? at.text : undefined
}

report(import.meta.url, types)

// .wxml -> render functions, by the framework's own compiler. Every message of the compiler, notes too, is a failure.
import { createRequire } from 'node:module'
import vm from 'node:vm'

const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler')

/** -> [{path, line, column, level, message}], from 1. */
export function compileMessages(project) {
  const group = TmplGroup.newDev()
  const found = addAll(project, group)
  group.free()
  return found
}

/** -> the script whose value is {path without extension: render functions}; throws when the compiler says anything at all. */
export function generated(project) {
  const group = new TmplGroup()
  const messages = addAll(project, group)
  if (messages.length > 0) {
    throw new Error(messages.map((m) => `${m.path}:${m.line}:${m.column} ${m.level}: ${m.message}`).join('\n'))
  }
  const script = `(()=>{return ${group.getTmplGenObjectGroups()}})()`
  group.free()
  return script
}

/** -> {path without extension: compiled template}. */
export function compile(project) {
  const groupList = vm.runInThisContext(generated(project))
  const templates = {}
  for (const path of Object.keys(groupList)) {
    // The option lets `bindtap` (no colon) listen on built-in tags, which are plain nodes here.
    templates[path] = { groupList, content: groupList[path], fallbackListenerOnNativeNode: true }
  }
  return templates
}

function addAll(project, group) {
  const found = []
  for (const file of project.files()) {
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -4), project.text(file))
    if (!file.endsWith('.wxml')) continue
    for (const m of group.addTmpl(file.slice(0, -5), project.text(file))) {
      found.push({ path: file, line: m.startLine + 1, column: m.startColumn + 1, level: m.level, message: m.message })
    }
  }
  return found
}

// Checks of AXML: tags, attributes, events, expressions.
import { names } from '../model/names.mjs'
import { BY_LOWER, TOUCH } from './names.mjs'

const OPEN_TYPES = new Set(['getPhoneNumber', 'getUserInfo', 'contact', 'launchApp', 'openSetting', 'feedback', 'chooseAvatar'])
const LISTED = names('alipay')
const EVENT = /^(capture-)?(on|catch)([A-Z][A-Za-z]*)$/

export function checkElement(node, context, where, refuse) {
  if (node.tag === 'wxs' || node.tag === 'sjs') refuse('script-tag', `${where} <${node.tag}>`)
  if (node.tag === 'import-sjs') {
    if (node.children.length > 0) refuse('script-tag', where)
    throw new Error(`${where}: SJS modules are not modelled`)
  }
  const attr = (name) => node.attrs.find((one) => one.name === name)?.value
  if (node.tag === 'button' && OPEN_TYPES.has(attr('open-type'))) refuse('open-type', `${where} ${attr('open-type')}`)
  if (node.tag === 'picker' && !['selector', undefined].includes(attr('mode'))) refuse('picker-mode', `${where} ${attr('mode')}`)
  if (node.tag === 'block' && (attr('hidden') !== undefined || attr('key')?.includes('{{'))) refuse('block-attribute', where)
}

export function checkComponentUse(node, context, where, refuse) {
  if (context.inTemplate) refuse('component-in-template', `${where} <${node.tag}>`)
}

export function checkAttribute({ name, value }, made, context, where, refuse) {
  if (/^(wx|tt|qq|s):/.test(name)) refuse('directive-prefix', `${where} ${name}`)
  if (/^model:/.test(name)) refuse('model-binding', `${where} ${name}`)
  if (/^(data-)/.test(name) && /[A-Z_]/.test(name)) refuse('dataset-case', `${where} ${name}`)
  if (name === 'style' && /!\s*important/.test(value ?? '')) refuse('style-important', where)
  const event = EVENT.exec(name)
  if (made.kind === 'component') {
    // `bindx`, `bind:x` and `onx` would arrive as strings.
    if (/^(bind|catch|on)[:a-z]/.test(name) && !event && !/^(online|only|once)/.test(name)) refuse('function-prop', `${where} ${name}`)
    if (event?.[2] === 'on' && value?.includes('{{')) refuse('handler-name', `${where} ${name}="${value}"`)
    return
  }
  if (/^(capture[-A-Z])/.test(name)) {
    if (!event?.[1] || !TOUCH.has(lowerFirst(event[3]))) refuse('event-capture', `${where} ${name}`)
  } else if (/^((mut-)?bind|catch)[:a-z]|^(capture-)?(bind|catch):/.test(name)) refuse('event-attribute', `${where} ${name}`)
  if (/^on[a-z]/.test(name)) refuse('event-case', `${where} ${name}`)
  if (event) {
    const known = BY_LOWER[event[3].toLowerCase()]
    if (known && known !== lowerFirst(event[3])) refuse('event-case', `${where} ${name}, should end in ${known}`)
    if (value?.includes('{{')) refuse('handler-name', `${where} ${name}="${value}"`)
  }
  if (made.kind !== 'element' || name.includes(':')) return
  if (event ? !LISTED.event(made.tag, lowerFirst(event[3])) : !LISTED.attribute(made.tag, name)) {
    refuse(event ? 'event-name' : 'attribute-name', `${where} <${made.tag} ${name}>`)
  }
}

/** `onTap` -> what listens; on a component an `onXxx` is a function prop, told apart by whoever builds the props. */
export function listener(name) {
  const [, capture, kind, event] = EVENT.exec(name) ?? []
  return event && { type: lowerFirst(event), stop: kind === 'catch', capture: Boolean(capture), attr: name }
}

export function checkExpression(feature, detail, context, where, refuse) {
  if (feature === 'call') refuse('expression-call', where)
  if (feature === 'template') refuse('expression-template-string', where)
  if (feature === 'operator' || feature === 'optional') refuse('expression-syntax', `${where} ${detail ?? '?.'}`)
}

function lowerFirst(name) {
  return name[0].toLowerCase() + name.slice(1)
}

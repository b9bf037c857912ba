// Checks of TTML: tags, attributes, events, expressions.
import { names } from '../model/names.mjs'

const LISTED = names('douyin', ['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'transitionend', 'animationstart', 'animationiteration', 'animationend'])
const EVENT = /^(capture-)?(bind|catch)(:?)(.+)$/

export function checkElement(node, context, where, refuse) {
  if (node.tag === 'wxs' || node.tag === 'import-sjs') refuse('script-tag', `${where} <${node.tag}>`)
  if (node.tag === 'sjs') throw new Error(`${where}: SJS modules are not modelled`)
  if ((node.tag === 'import' || node.tag === 'include') && !node.selfClosing) refuse('self-closing', where)
  if (node.tag === 'slot' && node.children.some((child) => child.kind === 'element' || child.text.trim() !== '')) refuse('slot-fallback', where)
}

export function checkAttribute({ name, value }, made, context, where, refuse) {
  if (/^(wx|a|qq|s):/.test(name)) refuse('directive-prefix', `${where} ${name}`)
  if (name === 'tt:key' && value?.includes('{{')) refuse('key-binding', `${where} ${value}`)
  if (/^model:/.test(name)) refuse('model-binding', `${where} ${name}`)
  if (name === 'slot-scope') refuse('slot-scope', where)
  if (value?.includes('\n')) refuse('multiline-attribute', `${where} ${name}`)
  const event = EVENT.exec(name)
  if (/^(capture-)?on[A-Z]|^(catch)[A-Z]/.test(name) && made.kind !== 'component') refuse('event-attribute', `${where} ${name}`)
  if (/^mut-bind/.test(name) || (event?.[1] && !event[3])) refuse('event-attribute', `${where} ${name}`)
  if (event && made.kind !== 'component' && /[A-Z]/.test(event[4])) refuse('event-case', `${where} ${name}`)
  if (event && value?.includes('{{')) refuse('handler-name', `${where} ${name}="${value}"`)
  if (made.kind !== 'element' || /^(tt|mark):/.test(name)) return
  if (event ? !LISTED.event(made.tag, event[4]) : !LISTED.attribute(made.tag, name)) {
    refuse(event ? 'event-name' : 'attribute-name', `${where} <${made.tag} ${name}>`)
  }
}

export function listener(name) {
  const [, capture, kind, , event] = EVENT.exec(name) ?? []
  return event && { type: event, stop: kind === 'catch', capture: Boolean(capture), attr: name }
}

export function checkExpression(feature, detail, context, where, refuse) {
  if (feature === 'paren') refuse('expression-paren', where)
  if (feature === 'call') refuse('expression-call', where)
  if (feature === 'template') refuse('expression-template-string', where)
  if (feature === 'object' || (feature === 'spread' && !context.inData)) refuse('expression-object', where)
  if (feature === 'operator' || feature === 'optional') refuse('expression-syntax', `${where} ${detail ?? '?.'}`)
}

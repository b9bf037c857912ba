// WXSS -> CSS for a page 375 CSS pixels wide: rpx, `page`, built-in tags, a component's own scope, imports.
import { posix } from 'node:path'

// The tags that a browser gets under the name `wx-…`; every other tag in a selector is a component's or `page`.
export const BUILTINS = [
  'view', 'text', 'image', 'scroll-view', 'swiper', 'swiper-item', 'button', 'input', 'textarea', 'switch', 'checkbox', 'checkbox-group',
  'radio', 'radio-group', 'slider', 'picker', 'picker-view', 'picker-view-column', 'icon', 'progress', 'rich-text', 'navigator', 'label', 'form',
  'cover-view', 'cover-image', 'video', 'map', 'canvas', 'movable-area', 'movable-view', 'web-view', 'camera', 'page-meta', 'navigation-bar', 'root-portal',
]
const RPX = 0.5

/** The text of `path` and of what it imports, as CSS under `scope`; '' where there is no such file. */
export function css(project, path, scope) {
  if (!project.exists(path)) return ''
  const text = project.text(path).replace(/\/\*[\s\S]*?\*\//g, '')
  const whole = text.replace(/@import\s+["']([^"']+)["']\s*;/g, (_, reference) => {
    const imported = reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(path), reference)
    if (!project.exists(imported)) throw new Error(`${path} imports ${imported}, which is missing`)
    return css(project, imported, null)
  })
  return scope === null ? whole : rules(whole, scope)
}

/** Rules in order; what stands in @media and @supports is scoped too, what stands in @keyframes is not. */
function rules(text, scope) {
  return text.replace(/([^{};]+)\{|[^{};]+;?|[{}]/g, (part, head) => {
    if (head === undefined) return declaration(part)
    const at = head.trim().startsWith('@')
    const frame = /^(from|to|[\d.%,\s]|\s)+$/.test(head.trim())
    return `${at || frame ? units(head) : selector(head, scope)}{`
  })
}

const declaration = (text) => units(text)

function units(text) {
  return text
    .replace(/(-?[\d.]+)rpx\b/g, (_, number) => `${Number(number) * RPX}px`)
    .replace(/(-?[\d.]+)vh\b/g, (_, number) => `calc(var(--view-height) * ${Number(number) / 100})`)
    .replace(/(env|constant)\(\s*safe-area-inset-bottom\s*(,[^()]*)?\)/g, 'var(--safe-bottom)')
    .replace(/(env|constant)\(\s*safe-area-inset-(top|left|right)\s*(,[^()]*)?\)/g, '0px')
}

/** Every class gets the prefix that glass-easel gives to the nodes of the component, every built-in tag its name here. */
function selector(text, scope) {
  const classes = scope ? text.replace(/\.(-?[_a-zA-Z][\w-]*)/g, `.${scope}--$1`) : text
  const hosts = classes.replace(/:host\(([^)]*)\)/g, `[wx-host="${scope}"]$1`).replace(/:host\b/g, `[wx-host="${scope}"]`)
  return hosts.replace(/(^|[\s>+~,(])([a-z][a-z-]*)(?![\w-]|\s*\()/g, (whole, before, tag) => (BUILTINS.includes(tag) ? `${before}wx-${tag}` : whole))
}

// What a careful person would see in a picture: things that stick out, cover each other, cannot be read or cannot be hit.
import { pictures } from './phone.mjs'

const LARGE = { size: 24, bold: 18.66 } // CSS px, as WCAG 2.2 defines large text (18 pt, or 14 pt bold)
const CONTRAST = { usual: 4.5, large: 3 }
const WORDS = /[\p{L}\p{N}]/u // signs alone, such as stars, are pictures
const TARGET = 40 // CSS px
const OWN = { 'WX-SWITCH': 32, 'WX-RADIO': 24, 'WX-CHECKBOX': 24 } // what the platform itself gives
const SLACK = 1
const PRESSED = new Set(['WX-BUTTON', 'WX-NAVIGATOR', 'WX-SWITCH', 'WX-PICKER', 'WX-RADIO', 'WX-CHECKBOX'])

/** -> {broken, overflow, covered, contrast, small}: texts for people, each list empty where all is well. */
export function audit(phone, tapped) {
  const scroller = phone.scroller()
  const all = [...scroller.querySelectorAll('*')].filter(visible)
  const targets = all.filter((one) => tapped.has(one) || PRESSED.has(one.tagName))
  return {
    broken: pictures(scroller).filter((one) => one.src && one.naturalWidth === 0).map((one) => one.src),
    overflow: overflow(scroller, all),
    covered: covered(scroller, all, targets),
    contrast: contrast(all),
    small: small(targets),
  }
}

function visible(element) {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0
}

function named(element) {
  const classes = [...element.classList].map((one) => one.replace(/^.*--/, '')).filter((one) => !one.startsWith('wx-'))
  const text = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 16)
  return `${element.tagName.toLowerCase().replace(/^wx-/, '')}${classes.map((one) => `.${one}`).join('')}${text ? ` “${text}”` : ''}`
}

/** Parents as they are drawn, those inside the built-in elements too. */
function* above(element) {
  for (let one = element; one && one.tagName !== 'WX-VIEWPORT'; one = one.assignedSlot ?? one.parentElement ?? one.getRootNode().host) yield one
}

function overflow(scroller, all) {
  const width = scroller.clientWidth
  const clipped = (element) => [...above(element)].slice(1).some((one) => one !== scroller && getComputedStyle(one).overflowX !== 'visible')
  const wide = all.filter((one) => one.getBoundingClientRect().right > width + SLACK && !clipped(one))
  const page = scroller.scrollWidth > width + SLACK ? [`the page is ${scroller.scrollWidth} wide`] : []
  return [...page, ...wide.filter((one) => !wide.includes(one.parentElement)).map((one) => `${named(one)} ends at ${Math.round(one.getBoundingClientRect().right)}`)]
}

/** At the end of the page nothing may stay behind a bar that is fixed to the bottom. */
function covered(scroller, all, targets) {
  const before = scroller.scrollTop
  scroller.scrollTop = scroller.scrollHeight
  const whole = scroller.getBoundingClientRect()
  const bars = all.filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position)).filter((one) => {
    const { height, bottom } = one.getBoundingClientRect()
    return height < whole.height * 0.5 && bottom > whole.bottom - SLACK
  })
  const leaves = [...new Set([...targets, ...all.filter((one) => ownText(one))])]
  const found = bars.flatMap((bar) => {
    const { top } = bar.getBoundingClientRect()
    const inFront = (one) => [...above(one)].some((parent) => bars.includes(parent) || getComputedStyle(parent).position === 'fixed')
    const under = leaves.filter((one) => !inFront(one) && !bar.contains(one) && !one.contains(bar)).filter((one) =>
      places(one, targets).some((rect) => rect.bottom > top + SLACK && rect.top < whole.bottom),
    )
    return under.map((one) => `${named(one)} lies under ${named(bar)}`)
  })
  scroller.scrollTop = before
  return found
}

const texts = (element) => [...element.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE && one.textContent.trim() !== '')
const ownText = (element) => texts(element).length > 0

/** Where an element can be seen: a target is its box, others are their words. */
function places(element, targets) {
  if (targets.includes(element)) return [element.getBoundingClientRect()]
  return texts(element).flatMap((text) => {
    const range = document.createRange()
    range.selectNodeContents(text)
    return [...range.getClientRects()]
  })
}

function contrast(all) {
  const found = new Map()
  for (const element of all.filter((one) => texts(one).some((text) => WORDS.test(text.textContent)))) {
    const style = getComputedStyle(element)
    const ground = background(element)
    if (!ground || disabled(element) || element.classList.contains('wx-placeholder')) continue // the platform gives placeholders their grey
    const size = Number.parseFloat(style.fontSize)
    const large = size >= LARGE.size || (size >= LARGE.bold && Number(style.fontWeight) >= 700)
    const wanted = large ? CONTRAST.large : CONTRAST.usual
    const ratio = between(over(color(style.color), ground), ground)
    if (ratio < wanted) found.set(`${[...element.classList]} ${style.color}`, `${named(element)} has ${ratio.toFixed(2)}, wants ${wanted}`)
  }
  return [...found.values()]
}

/** What cannot be used is exempt (WCAG 2.2, 1.4.3). */
const disabled = (element) => [...above(element)].some((one) => one.hasAttribute('disabled') || one.getAttribute('aria-disabled') === 'true')

/** The plain colour behind an element; undefined where a picture, a gradient or something else that is no plain colour is there. */
function background(element) {
  const layers = []
  for (const one of above(element)) {
    const style = getComputedStyle(one)
    if (style.backgroundImage !== 'none' || Number(style.opacity) < 1) return undefined
    const layer = color(style.backgroundColor)
    layers.push(layer)
    if (layer[3] === 1) return layers.reverse().reduce((ground, next) => over(next, ground))
    if (['absolute', 'fixed'].includes(style.position)) return undefined
  }
  return layers.reverse().reduce((ground, next) => over(next, ground), [255, 255, 255, 1])
}

function color(text) {
  const [red, green, blue, alpha = 1] = (text.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number)
  return [red, green, blue, alpha]
}

function over([red, green, blue, alpha], ground) {
  const mix = (one, at) => one * alpha + ground[at] * (1 - alpha)
  return [mix(red, 0), mix(green, 1), mix(blue, 2), 1]
}

/** The ratio of WCAG 2.2, from 1 to 21. */
function between(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** A control inside a label is as big as the label; one at the size that the platform gives it is big enough. */
function small(targets) {
  const found = targets.filter((one) => {
    const { width, height } = (one.closest('wx-label') ?? one).getBoundingClientRect()
    return Math.min(width, height) < (OWN[one.tagName] ?? TARGET) - SLACK && !disabled(one)
  })
  return [...new Set(found.map((one) => `${named(one)} is ${size(one)}`))]
}

function size(element) {
  const { width, height } = element.getBoundingClientRect()
  return `${Math.round(width)}×${Math.round(height)}`
}

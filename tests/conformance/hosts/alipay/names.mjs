// Names that differ from WeChat's.

/** WeChat's lower-case event -> Alipay's camelCase (lowering #61; AL 事件介绍.md and the pages of the components). */
export const EVENTS = {
  longpress: 'longTap', longtap: 'longTap', touchstart: 'touchStart', touchmove: 'touchMove', touchend: 'touchEnd', touchcancel: 'touchCancel',
  transitionend: 'transitionEnd', animationstart: 'animationStart', animationiteration: 'animationIteration', animationend: 'animationEnd',
  scrolltoupper: 'scrollToUpper', scrolltolower: 'scrollToLower', animationfinish: 'animationEnd', timeupdate: 'timeUpdate',
  fullscreenchange: 'fullScreenChange', waiting: 'loading', loadedmetadata: 'renderStart', markertap: 'markerTap', callouttap: 'calloutTap',
  controltap: 'controlTap', regionchange: 'regionChange', initdone: 'ready', pickstart: 'pickStart', pickend: 'pickEnd',
}
/** Events that need no capital inside. */
const SIMPLE = ['tap', 'input', 'change', 'changing', 'focus', 'blur', 'confirm', 'submit', 'reset', 'load', 'error', 'scroll', 'play', 'pause', 'ended', 'ready', 'appear', 'disappear', 'firstAppear', 'transition', 'message', 'clear', 'loading', 'plusReady', 'minusReady']

/** Known camelCase names by their lower-case form. */
export const BY_LOWER = Object.fromEntries([...Object.values(EVENTS), ...SIMPLE].map((name) => [name.toLowerCase(), name]))

export const TOUCH = new Set(['tap', 'longTap', 'touchStart', 'touchMove', 'touchEnd', 'touchCancel'])

/** Attribute of a tag -> WeChat's name of the same thing. */
export const ATTRIBUTES = {
  slider: { 'active-color': 'activeColor', 'background-color': 'backgroundColor', 'handle-size': 'block-size', 'handle-color': 'block-color' },
}

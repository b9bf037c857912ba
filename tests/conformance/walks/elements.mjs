export const routes = {}

// Every event that three targets share, with the detail that all of them document.
const EVENTS = [
  ['view', 'longpress', {}], ['view', 'touchstart', {}], ['view', 'transitionend', {}],
  ['image', 'load', { height: 1, width: 2 }], ['image', 'error', { errMsg: 'x' }],
  ['submit', 'tap', { x: 1, y: 2 }], ['form', 'submit', { value: { name: 'a' } }], ['form', 'reset', {}],
  ['checks', 'change', { value: ['b'] }], ['radios', 'change', { value: 'c' }],
  ['input', 'input', { value: '1', cursor: 1 }], ['input', 'focus', { value: '1' }], ['input', 'blur', { value: '1' }], ['input', 'confirm', { value: '1' }],
  ['textarea', 'input', { value: 'a', cursor: 1 }], ['textarea', 'blur', { value: 'a' }],
  ['slider', 'change', { value: 5 }], ['slider', 'changing', { value: 7 }], ['switch', 'change', { value: false }],
  ['picker', 'change', { value: 0 }], ['wheel', 'change', { value: [0] }],
  ['scroll', 'scroll', { scrollTop: 1, scrollLeft: 0, scrollHeight: 9, scrollWidth: 9 }], ['scroll', 'scrolltoupper', {}], ['scroll', 'scrolltolower', {}],
  ['swiper', 'change', { current: 0 }], ['swiper', 'transition', { dx: 1, dy: 0 }], ['swiper', 'animationfinish', { current: 1 }],
  ['movable', 'change', { x: 1, y: 2, source: 'touch' }], ['movable', 'scale', { x: 1, y: 2, scale: 1 }],
  ['video', 'play', {}], ['video', 'pause', {}], ['video', 'ended', {}], ['video', 'timeupdate', { currentTime: 1 }],
  ['video', 'fullscreenchange', { fullScreen: true, direction: 'vertical' }], ['video', 'waiting', {}], ['video', 'loadedmetadata', {}], ['video', 'error', {}],
  ['map', 'markertap', { markerId: 1 }], ['map', 'regionchange', {}],
  ['canvas', 'touchstart', {}], ['canvas', 'touchmove', {}],
  ['camera', 'initdone', {}], ['camera', 'error', {}], ['camera', 'stop', {}], ['web', 'load', { src: 'x' }],
]

export default async (app, snap) => {
  await app.open('/pages/home'); snap('elements')
  for (const [name, type, detail] of EVENTS) {
    await app.event(`.${name}`, type, detail)
    snap(`${name} ${type}`)
  }
}

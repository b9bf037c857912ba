// A phone of 375 × 812 CSS pixels around the pages: status bar, navigation bar, tab bar, the line at the bottom.
// Every page on the stack has a viewport of its own; the style sheets of the one on top are the only ones that count.

const SIZE = { status: 44, navigation: 44, tabs: 49, safe: 34, width: 375 }
const CAPSULE = { width: 87, height: 32, left: 281, top: 48, right: 368, bottom: 80 }
const PICTURES = 3000 // ms that pictures may take

export class Phone {
  #pages = new Map()

  constructor(sheets) {
    document.head.append(...sheets.map(styled))
    this.frame = document.body.appendChild(document.createElement('phone-frame'))
    this.shadow = this.frame.attachShadow({ mode: 'open' })
  }

  // -- what the host asks ----------------------------------------------------------------------------------

  /** A page comes: -> the element that it is drawn in. */
  open(page) {
    const viewport = document.createElement('wx-viewport')
    const scroller = viewport.appendChild(document.createElement('wx-scroller'))
    this.frame.append(viewport)
    this.#pages.set(page, { viewport, scroller })
    this.#top(page)
    return scroller
  }

  close(page) {
    this.#pages.get(page)?.viewport.remove()
    this.#pages.delete(page)
  }

  rectangle({ element }) {
    const { x, y, width, height } = element.$$.getBoundingClientRect()
    const top = y - this.scroller().getBoundingClientRect().y
    return { left: x, top, right: x + width, bottom: top + height, width, height }
  }

  /** What `wx` says of the window, so that pages that ask find this phone. */
  facts() {
    const height = innerHeight
    const screen = { windowWidth: SIZE.width, windowHeight: height - SIZE.status - SIZE.navigation, screenWidth: SIZE.width, screenHeight: height, pixelRatio: 2, statusBarHeight: SIZE.status }
    const safeArea = { left: 0, top: SIZE.status, right: SIZE.width, bottom: height - SIZE.safe, width: SIZE.width, height: height - SIZE.status - SIZE.safe }
    return { getWindowInfo: () => ({ ...screen, safeArea, screenTop: 0 }), getMenuButtonBoundingClientRect: () => CAPSULE }
  }

  // -- what is shown ---------------------------------------------------------------------------------------

  #top(page) {
    for (const [one, { viewport }] of this.#pages) viewport.hidden = one !== page
    for (const style of document.querySelectorAll('style[data-page]')) style.media = style.dataset.page === page.path ? 'all' : 'not all'
  }

  scroller() {
    return this.#pages.get(this.app.page).scroller
  }

  async scroll(top) {
    this.show()
    this.scroller().scrollTop = top
    await this.app.scroll(this.scroller().scrollTop)
  }

  /** The height at which nothing of the page would have to be scrolled. */
  height() {
    const scroller = this.scroller()
    return innerHeight + scroller.scrollHeight - scroller.clientHeight
  }

  title() {
    return this.app.effects.titles.get(this.app.page) ?? this.app.host.title(this.app.page.path)
  }

  /** Put the page of the stack's top and its bars in front. */
  show() {
    const { page, project, stack } = this.app
    const config = { ...project.app.window, ...project.json(`${page.path}.json`, {}) }
    const tabs = stack.tabPaths.includes(page.path) ? project.app.tabBar : undefined
    const bare = config.navigationStyle === 'custom'
    this.#top(page)
    const { viewport, scroller } = this.#pages.get(page)
    // What lies beyond the root has the root's colour, as a browser does it for <body>.
    scroller.style.background = getComputedStyle(scroller.querySelector('page')).backgroundColor
    const top = bare ? 0 : SIZE.status + SIZE.navigation
    const bottom = tabs ? SIZE.tabs + SIZE.safe : 0
    viewport.style.cssText = `top:${top}px;bottom:${bottom}px;--safe-bottom:${tabs ? 0 : SIZE.safe}px;--view-height:${innerHeight - top - bottom}px`
    const ink = (config.navigationBarTextStyle ?? 'white') === 'white' ? '#ffffff' : '#000000'
    const ground = bare ? 'transparent' : (config.navigationBarBackgroundColor ?? '#000000')
    this.shadow.innerHTML = `<style>${FRAME}</style><slot></slot>
      <div class="top" style="color:${ink};background:${ground}"><div class="status"><b>9:41</b><span>${SIGNAL}</span></div>
      <div class="navigation">${!bare && stack.pages.length > 1 ? BACK : ''}${bare ? '' : `<span class="title">${escaped(this.title())}</span>`}
      <span class="capsule ${ink === '#ffffff' ? 'light' : ''}">${CAPSULE_ICONS}</span></div></div>
      ${tabs ? this.#tabs(tabs, page.path) : ''}<div class="line"></div>`
  }

  #tabs(bar, current) {
    const badges = badged(this.app.calls)
    const items = bar.list.map((tab, index) => {
      const on = tab.pagePath === current
      const badge = badges.get(index)
      const mark = badge === undefined ? '' : `<i class="${badge === '' ? 'dot' : 'badge'}">${escaped(badge)}</i>`
      const icon = on ? tab.selectedIconPath : tab.iconPath
      return `<div class="tab" style="color:${on ? bar.selectedColor : bar.color}">${icon ? `<img src="/${icon}">` : ''}${mark}<span>${escaped(tab.text)}</span></div>`
    })
    return `<div class="tabs" style="background:${bar.backgroundColor}">${items.join('')}</div>`
  }

  /** Until pictures are there and movements that end have ended. */
  async rest() {
    const frame = () => new Promise((done) => setTimeout(done, 30))
    await document.fonts.ready
    for (const began = performance.now(); performance.now() - began < PICTURES; await frame()) {
      for (const animation of document.getAnimations()) end(animation)
      if (pictures(document).every((picture) => picture.complete)) break
    }
    await this.app.settle()
    await frame()
    for (const animation of document.getAnimations()) end(animation)
  }
}

function end(animation) {
  const { endTime } = animation.effect.getComputedTiming()
  if (Number.isFinite(endTime)) animation.finish()
  else animation.pause()
}

/** Every <img>, those of built-in elements too. */
export function pictures(root) {
  const found = []
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof HTMLImageElement) found.push(element)
    if (element.shadowRoot) found.push(...pictures(element.shadowRoot))
  }
  return found
}

function styled({ path, page, css }) {
  const style = document.createElement('style')
  style.textContent = css
  if (page) Object.assign(style.dataset, { page: path })
  return style
}

function badged(calls) {
  const badges = new Map()
  for (const { api, index, text } of calls) {
    if (api === 'setTabBarBadge') badges.set(index, text)
    else if (api === 'showTabBarRedDot') badges.set(index, '')
    else if (api === 'removeTabBarBadge' || api === 'hideTabBarRedDot') badges.delete(index)
  }
  return badges
}

const escaped = (text) => String(text).replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)

const SIGNAL = `<svg width="66" height="12" viewBox="0 0 66 12" fill="currentColor"><rect x="0" y="8" width="3" height="4" rx="1"/><rect x="5" y="5.500" width="3" height="6.500" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" y="0" width="3" height="12" rx="1"/>
  <path d="M31 2a9 9 0 0 1 6.300 2.600l1-1a10.400 10.400 0 0 0-14.600 0l1 1A9 9 0 0 1 31 2Zm0 3.400a5.600 5.600 0 0 1 3.900 1.600l1-1a7 7 0 0 0-9.800 0l1 1A5.600 5.600 0 0 1 31 5.400Zm0 3.300-2.300 2.200L31 12l2.300-1.100Z"/>
  <rect x="43.500" y=".5" width="19" height="11" rx="3" fill="none" stroke="currentColor" opacity=".4"/><rect x="45" y="2" width="16" height="8" rx="1.700"/><rect x="64" y="4" width="1.500" height="4" rx=".7" opacity=".4"/></svg>`
const BACK = '<svg class="back" width="12" height="20" viewBox="0 0 12 20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10 2 2 10l8 8"/></svg>'
const CAPSULE_ICONS = `<svg width="87" height="32" viewBox="0 0 87 32" fill="currentColor"><circle cx="16" cy="16" r="2"/><circle cx="22" cy="16" r="3.200"/><circle cx="28" cy="16" r="2"/><rect x="43" y="7" width=".5" height="18" opacity=".25"/>
  <circle cx="65" cy="16" r="8" fill="none" stroke="currentColor" stroke-width="1.800"/><circle cx="65" cy="16" r="3.200"/></svg>`
const FRAME = `
  :host { position: fixed; inset: 0; overflow: hidden; font: 17px/1.2 var(--font); }
  .top { position: absolute; inset: 0 0 auto; z-index: 1; pointer-events: none; }
  .status { display: flex; justify-content: space-between; align-items: center; height: ${SIZE.status}px; padding: 6px 14px 0 28px; box-sizing: border-box; font-size: 15px; }
  .navigation { position: relative; height: ${SIZE.navigation}px; }
  .back { position: absolute; left: 16px; top: 12px; }
  .title { position: absolute; inset: 0 100px; line-height: ${SIZE.navigation}px; font-weight: 500; text-align: center; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .capsule { position: absolute; right: 7px; top: 4px; height: 32px; border-radius: 16px; background: rgba(255,255,255,.6); box-shadow: inset 0 0 0 .5px rgba(0,0,0,.15); }
  .capsule.light { background: rgba(0,0,0,.15); box-shadow: inset 0 0 0 .5px rgba(255,255,255,.25); }
  .tabs { position: absolute; inset: auto 0 0; display: flex; height: ${SIZE.tabs}px; padding-bottom: ${SIZE.safe}px; box-shadow: 0 -.5px 0 rgba(0,0,0,.15); }
  .tab { position: relative; flex: 1; padding-top: 5px; text-align: center; font-size: 10px; }
  .tab img { display: block; width: 27px; height: 27px; margin: 0 auto 2px; }
  .badge, .dot { position: absolute; left: 50%; top: 3px; margin-left: 7px; min-width: 16px; height: 16px; padding: 0 4px; box-sizing: border-box; border-radius: 8px; background: #fa5151; color: #fff; font: 10px/16px var(--font); }
  .dot { min-width: 8px; width: 8px; height: 8px; padding: 0; margin-left: 10px; }
  .line { position: absolute; left: 50%; bottom: 8px; width: 134px; height: 5px; margin-left: -67px; border-radius: 3px; background: #000; pointer-events: none; }`

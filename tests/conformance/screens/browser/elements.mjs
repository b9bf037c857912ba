// Built-in elements as custom elements: each draws what WeChat's documentation of the component describes
// (developers.weixin.qq.com/miniprogram/dev/component/). What is mere style stands in look.css.

const shadow = (host) => host.shadowRoot ?? host.attachShadow({ mode: 'open' })
const flag = (host, name) => host.hasAttribute(name) && host.getAttribute(name) !== 'false'
const text = (host, name, otherwise = '') => host.getAttribute(name) ?? otherwise
const number = (host, name, otherwise) => (host.hasAttribute(name) ? Number.parseFloat(host.getAttribute(name)) : otherwise)
const node = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props)
  made.append(...children)
  return made
}

/** The unit (page or component) that wrote the element: relative addresses start there. */
const unit = (host) => host.__wxElement?.ownerShadowRoot?.getHostNode().is ?? ''
const address = (host, source) => new URL(source, `${location.origin}/${unit(host)}.wxml`).href
const length = (value) => value.replace(/([\d.]+)rpx/g, (_, units) => `${units / 2}px`)

const FIT = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover', widthFix: 'fill', heightFix: 'fill' }

function image(host) {
  const mode = text(host, 'mode', 'scaleToFill')
  const fit = FIT[mode] ?? 'none'
  const position = FIT[mode] ? 'center' : mode
  const size = { widthFix: 'width:100%;height:auto', heightFix: 'width:auto;height:100%' }[mode] ?? 'width:100%;height:100%'
  const source = text(host, 'src')
  shadow(host).innerHTML = `<style>img{display:block;${size};object-fit:${fit};object-position:${position};border-radius:inherit}</style>`
  if (mode === 'widthFix') host.style.height = 'auto'
  if (mode === 'heightFix') host.style.width = 'auto'
  if (source) shadow(host).append(node('img', { src: address(host, source), alt: '' }))
}

/** What a scroll-view holds lies in a box of its own: only `enable-flex` makes that box a flex container. */
function scrollView(host) {
  const [x, y] = [flag(host, 'scroll-x'), flag(host, 'scroll-y')]
  const flex = flag(host, 'enable-flex') ? 'display:flex;flex-direction:inherit;flex-wrap:inherit;align-items:inherit;justify-content:inherit;gap:inherit;' : ''
  const main = `overflow:${x ? 'auto' : 'hidden'} ${y ? 'auto' : 'hidden'};width:100%;height:100%;max-height:inherit`
  shadow(host).innerHTML = `<style>::-webkit-scrollbar{display:none}.main{${main}}.content{${flex}${x || y ? 'min-height:100%;height:100%' : ''}}</style><div class="main"><div class="content"><slot></slot></div></div>`
  requestScroll(host, shadow(host).querySelector('.main'))
}

function requestScroll(host, main) {
  const into = text(host, 'scroll-into-view')
  setTimeout(() => {
    const target = into && [...host.querySelectorAll('*')].find((one) => one.__wxElement?.id === into)
    if (target) {
      const [inner, outer] = [target.getBoundingClientRect(), main.getBoundingClientRect()]
      main.scrollTop += inner.top - outer.top
      main.scrollLeft += inner.left - outer.left
    } else {
      main.scrollTop = number(host, 'scroll-top', main.scrollTop)
      main.scrollLeft = number(host, 'scroll-left', main.scrollLeft)
    }
  })
}

function swiper(host) {
  const current = number(host, 'current', 0)
  const down = flag(host, 'vertical')
  const [before, after] = [length(text(host, 'previous-margin', '0px')), length(text(host, 'next-margin', '0px'))]
  const inset = down ? `${before} 0 ${after}` : `0 ${after} 0 ${before}`
  const count = [...host.querySelectorAll('wx-swiper-item')].filter((item) => item.closest('wx-swiper') === host).length
  const dot = (index) => `<i style="background:${index === current ? text(host, 'indicator-active-color', '#000000') : text(host, 'indicator-color', 'rgba(0,0,0,.3)')}"></i>`
  const dots = flag(host, 'indicator-dots') ? `<div class="dots">${Array.from({ length: count }, (_, index) => dot(index)).join('')}</div>` : ''
  const place = `inset:${inset};transform:translate${down ? 'Y' : 'X'}(${-100 * current}%)`
  shadow(host).innerHTML = `<style>.frame{position:absolute;${place};display:flex;flex-direction:${down ? 'column' : 'row'}}
    .dots{position:absolute;${down ? 'right:10px;top:50%;transform:translateY(-50%)' : 'bottom:10px;left:0;right:0;text-align:center;font-size:0;line-height:0'}}
    i{display:${down ? 'block' : 'inline-block'};width:8px;height:8px;margin:${down ? '8px 0' : '0 4px'};border-radius:50%}</style><div class="frame"><slot></slot></div>${dots}`
}

/** The text or its placeholder; `placeholder-class` is a class of the unit that wrote the element. */
function field(host) {
  const value = text(host, 'value')
  const shown = flag(host, 'password') ? '●'.repeat(value.length) : value
  const box = host.querySelector(':scope > .wx-value') ?? host.appendChild(node('div'))
  const scope = globalThis.sheets.find((sheet) => sheet.path === unit(host))?.scope
  const classes = text(host, 'placeholder-class').split(/\s+/).filter(Boolean)
  box.className = ['wx-value', ...(value ? [] : ['wx-placeholder', ...classes.map((one) => (scope ? `${scope}--${one}` : one))])].join(' ')
  box.style.cssText = value ? '' : length(text(host, 'placeholder-style'))
  box.textContent = shown || text(host, 'placeholder')
}

function button(host) {
  shadow(host).innerHTML = `<style>b{display:inline-block;width:1em;height:1em;margin-right:6px;vertical-align:-.1em;border-radius:50%;border:2px solid currentColor;border-right-color:transparent;box-sizing:border-box}</style>${flag(host, 'loading') ? '<b></b>' : ''}<slot></slot>`
}

function switched(host) {
  const on = flag(host, 'checked')
  const color = text(host, 'color', '#07c160')
  if (text(host, 'type') === 'checkbox') return box(host, on, color, '4px')
  shadow(host).innerHTML = `<style>div{position:relative;width:52px;height:32px;border-radius:16px;background:${on ? color : '#e5e5e5'};${flag(host, 'disabled') ? 'opacity:.5' : ''}}
    i{position:absolute;top:2px;left:${on ? 22 : 2}px;width:28px;height:28px;border-radius:14px;background:#fff;box-shadow:0 1px 3px rgba(0,0,0,.3)}</style><div><i></i></div>`
}

const TICK = '<svg viewBox="0 0 24 24" width="100%" height="100%" fill="none" stroke="#fff" stroke-width="2.600" stroke-linecap="round" stroke-linejoin="round"><path d="m6.500 12.500 3.800 3.800 7.400-8"/></svg>'

function box(host, on, color, radius) {
  shadow(host).innerHTML = `<style>:host{display:inline-block}div{display:inline-flex;vertical-align:middle}i{display:block;box-sizing:border-box;width:24px;height:24px;border-radius:${radius};${on ? `background:${color}` : 'background:#fff;border:1px solid #d1d1d1'};${flag(host, 'disabled') ? 'opacity:.5' : ''}}</style><div><i>${on ? TICK : ''}</i></div><slot></slot>`
}

const tick = (radius) => (host) => box(host, flag(host, 'checked'), text(host, 'color', '#07c160'), radius)

function slider(host) {
  const [min, max] = [number(host, 'min', 0), number(host, 'max', 100)]
  const value = number(host, 'value', min)
  const part = ((value - min) / (max - min || 1)) * 100
  const color = text(host, 'activeColor', text(host, 'activecolor', '#07c160'))
  shadow(host).innerHTML = `<style>div{display:flex;align-items:center;height:28px}.bar{flex:1;position:relative;height:2px;border-radius:1px;background:#e9e9e9}
    .done{position:absolute;inset:0 auto 0 0;width:${part}%;background:${color}}.knob{position:absolute;left:${part}%;top:-13px;width:28px;height:28px;margin-left:-14px;border-radius:14px;background:#fff;box-shadow:0 0 4px rgba(0,0,0,.2)}
    span{margin-left:16px;color:#888;font-size:14px}</style><div><div class="bar"><i class="done"></i><i class="knob"></i></div>${flag(host, 'show-value') ? `<span>${value}</span>` : ''}</div>`
}

function progress(host) {
  const percent = number(host, 'percent', 0)
  const color = text(host, 'activeColor', text(host, 'activecolor', text(host, 'color', '#07c160')))
  const height = number(host, 'stroke-width', 6)
  const ground = text(host, 'backgroundColor', text(host, 'backgroundcolor', '#ebebeb'))
  const radius = number(host, 'border-radius', 0)
  shadow(host).innerHTML = `<style>div{display:flex;align-items:center}p{flex:1;margin:0;height:${height}px;border-radius:${radius}px;overflow:hidden;background:${ground}}i{display:block;height:100%;width:${percent}%;background:${color}}span{margin-left:8px;font-size:16px}</style><div><p><i></i></p>${flag(host, 'show-info') ? `<span>${percent}%</span>` : ''}</div>`
}

const ICONS = {
  success: ['#07c160', TICK], success_no_circle: ['transparent', TICK.replace('#fff', '#07c160')], info: ['#10aeff', '<b>i</b>'], warn: ['#f76260', '<b>!</b>'],
  waiting: ['#10aeff', '<b>…</b>'], cancel: ['#f43530', '<b>×</b>'], clear: ['#b2b2b2', '<b>×</b>'], download: ['#07c160', '<b>↓</b>'], search: ['transparent', '<b style="color:#b2b2b2">⌕</b>'],
}

function icon(host) {
  const [ground, sign] = ICONS[text(host, 'type')] ?? ['#ccc', '']
  const size = number(host, 'size', 23)
  const color = text(host, 'color', ground)
  shadow(host).innerHTML = `<style>i{display:flex;align-items:center;justify-content:center;width:${size}px;height:${size}px;border-radius:50%;background:${ground === 'transparent' ? ground : color};color:#fff;font:700 ${size * 0.7}px/1 var(--font)}b{font-style:normal}</style><i>${sign}</i>`
}

/** `nodes` is a text of HTML or a list of `{name, attrs, children} | {type: 'text', text}`. */
function richText(host) {
  const given = host.__wxElement?.getAttribute('nodes') ?? text(host, 'nodes')
  const built = (one) => {
    if (one.type === 'text') return one.text
    const made = node(one.name, {}, ...(one.children ?? []).map(built))
    for (const [name, value] of Object.entries(one.attrs ?? {})) made.setAttribute(name, name === 'style' ? length(value) : value)
    return made
  }
  if (typeof given === 'string') host.innerHTML = length(given)
  else host.replaceChildren(...(given ?? []).map(built))
}

const DRAWN = {
  image: [image, ['src', 'mode']],
  'cover-image': [image, ['src', 'mode']],
  'scroll-view': [scrollView, ['scroll-x', 'scroll-y', 'enable-flex', 'scroll-top', 'scroll-left', 'scroll-into-view']],
  swiper: [swiper, ['current', 'indicator-dots', 'indicator-color', 'indicator-active-color', 'vertical', 'previous-margin', 'next-margin']],
  input: [field, ['value', 'placeholder', 'placeholder-class', 'placeholder-style', 'password']],
  textarea: [field, ['value', 'placeholder', 'placeholder-class', 'placeholder-style']],
  button: [button, ['loading']],
  switch: [switched, ['checked', 'color', 'type', 'disabled']],
  checkbox: [tick('4px'), ['checked', 'color', 'disabled']],
  radio: [tick('12px'), ['checked', 'color', 'disabled']],
  slider: [slider, ['value', 'min', 'max', 'activecolor', 'show-value']],
  progress: [progress, ['percent', 'color', 'activecolor', 'stroke-width', 'show-info']],
  icon: [icon, ['type', 'size', 'color']],
  'rich-text': [richText, ['nodes']],
}

/** Define `wx-…` for every tag; those without a drawing of their own are plain boxes. */
export function defineElements(tags) {
  for (const tag of tags) {
    const [draw, attributes] = DRAWN[tag] ?? []
    customElements.define(`wx-${tag}`, draw ? drawn(draw, attributes) : class extends HTMLElement {})
  }
}

/** An element that draws itself anew when one of its attributes, or the number of its children, changes. */
function drawn(draw, attributes) {
  return class extends HTMLElement {
    static observedAttributes = attributes

    connectedCallback() {
      this.#again()
      if (draw !== swiper) return
      new MutationObserver(() => this.#again()).observe(this, { childList: true, subtree: true })
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#again()
    }

    #again() {
      draw(this)
    }
  }
}

// Runs in the page: -> {title, description, heading, ways, hrefs, code, launch, broken, overflow, contrast, small, covered}.
// The lists are texts for people, and empty where all is well.
(() => {
  const LARGE = { size: 24, bold: 18.66 } // CSS px, as WCAG 2.2 defines large text
  const TARGET = 44 // CSS px, WCAG 2.2, 2.5.5
  const visible = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 1
  const named = (one) => `${one.tagName.toLowerCase()}${one.className.baseVal ?? one.className ? `.${one.className.baseVal ?? one.className}` : ''} “${one.textContent.trim().slice(0, 20)}”`
  const all = [...document.body.querySelectorAll('*')].filter(visible)
  const texts = (one) => [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '')

  const color = (text) => {
    const [red, green, blue, alpha = 1] = (text.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number)
    return [red, green, blue, alpha]
  }
  const over = ([red, green, blue, alpha], ground) => [red, green, blue].map((one, at) => one * alpha + ground[at] * (1 - alpha)).concat(1)
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  }
  const ground = (element) => {
    const layers = []
    for (let one = element; one; one = one.parentElement) layers.push(color(getComputedStyle(one).backgroundColor))
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1])
  }
  const contrast = all.filter((one) => texts(one).length > 0 && !one.closest('.skip')).flatMap((one) => {
    const style = getComputedStyle(one)
    const size = Number.parseFloat(style.fontSize)
    const wanted = size >= LARGE.size || (size >= LARGE.bold && Number(style.fontWeight) >= 700) ? 3 : 4.5
    const found = ratio(over(color(style.color), ground(one)), ground(one))
    return found < wanted ? [`${named(one)} has ${found.toFixed(2)}, wants ${wanted}`] : []
  })

  const targets = all.filter((one) => one.matches('a, button, wx-open-launch-weapp') && !one.matches('.skip'))
  const small = targets.flatMap((one) => {
    const { width, height } = one.getBoundingClientRect()
    return Math.min(width, height) < TARGET ? [`${named(one)} is ${Math.round(width)}×${Math.round(height)}`] : []
  })

  const width = document.documentElement.clientWidth
  const clipped = (one) => one.parentElement && (getComputedStyle(one.parentElement).overflowX !== 'visible' || clipped(one.parentElement))
  const overflow = [
    ...(document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : []),
    ...all.filter((one) => one.getBoundingClientRect().right > width + 1 && !clipped(one)).map((one) => `${named(one)} ends beyond`),
  ]

  scrollTo(0, document.documentElement.scrollHeight)
  const bar = all.find((one) => getComputedStyle(one).position === 'fixed')
  const covered = bar ? all.filter((one) => !bar.contains(one) && texts(one).length > 0 && one.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1).map(named) : []
  scrollTo(0, 0)

  const shown = (selector) => all.filter((one) => one.matches(selector))
  return {
    title: document.title,
    description: document.querySelector('meta[name=description]')?.content ?? '',
    heading: [...document.querySelectorAll('h1')].map((one) => one.textContent).join(' | '),
    ways: shown('.way').map((one) => one.dataset.way),
    buttons: shown('.way .button, .way wx-open-launch-weapp').map((one) => one.closest('.way').dataset.way),
    hrefs: shown('.way a').map((one) => one.getAttribute('href')),
    hints: shown('.hint').map((one) => one.textContent.trim()),
    code: shown('.code svg').length > 0,
    launch: shown('wx-open-launch-weapp').map((one) => ({ appid: one.getAttribute('appid'), path: one.getAttribute('path'), content: one.querySelector('script')?.text })),
    config: globalThis.configured ?? null,
    broken: [...document.images].filter((one) => one.complete && one.naturalWidth === 0 && one.loading !== 'lazy').map((one) => one.src),
    overflow,
    contrast,
    small,
    covered,
  }
})()

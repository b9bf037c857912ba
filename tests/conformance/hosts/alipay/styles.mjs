// Checks of ACSS, and of styles that reach where they were not meant to.

const RULE = /([^{}]+)\{([^{}]*)\}/g

export function checkStyles(project, units, hostIsReal, refuse) {
  const owners = new Map()
  for (const file of project.files().filter((f) => f.endsWith('.acss') && !f.includes('miniprogram_npm'))) {
    const text = project.text(file).replace(/\/\*[\s\S]*?\*\//g, ' ')
    checkText(text, file, refuse)
    const unit = units.find((u) => `${u.path}.acss` === file && u.kind === 'component')
    if (/:host\b/.test(text) && !(unit && hostIsReal(unit))) refuse('acss-host', file)
    if (unit) owners.set(unit, classesOf(text))
  }
  for (const [unit, classes] of owners) checkLeak(project, units, unit, classes, refuse)
}

function checkText(text, file, refuse) {
  for (const [, path] of text.matchAll(/@import\s+["']([^"']+)["']/g)) if (!path.endsWith('.acss')) refuse('acss-import', `${file}: ${path}`)
  for (const [, url] of text.matchAll(/url\(\s*["']?([^"')]+)/g)) {
    if (!/^(\/|data:|https?:)/.test(url)) refuse('acss-relative-url', `${file}: ${url}`)
  }
  for (const [, selector] of text.matchAll(RULE)) {
    if (/\[[^\]]+\]/.test(selector)) refuse('acss-attribute-selector', `${file}: ${selector.trim()}`)
    const reserved = /\.(am?-[\w-]+)/.exec(selector)
    if (reserved) refuse('acss-reserved-prefix', `${file}: .${reserved[1]}`)
  }
}

function classesOf(text) {
  const found = new Set()
  for (const [, selector] of text.matchAll(RULE)) for (const [, name] of selector.matchAll(/\.([A-Za-z_][\w-]*)/g)) found.add(name)
  return found
}

/** Without `styleIsolation: apply-shared` a component's rules hold on the whole page. */
function checkLeak(project, units, unit, classes, refuse) {
  if (unit.json.styleIsolation === 'apply-shared') return
  for (const other of units) {
    if (other === unit || !project.exists(`${other.path}.axml`)) continue
    for (const [, value] of project.text(`${other.path}.axml`).matchAll(/\sclass="([^"]*)"/g)) {
      const words = value.replace(/\{\{[\s\S]*?\}\}/g, ' ').split(/\s+/)
      const leaked = words.find((word) => classes.has(word))
      if (leaked) refuse('style-leak', `.${leaked} of ${unit.path}.acss is a class of ${other.path}.axml`)
    }
  }
}

// Checks of app.json, page and component JSON, mini.project.json and file names.

const WINDOW = [
  'navigationBarTitleText', 'navigationBarBackgroundColor', 'navigationBarTextStyle', 'navigationStyle', 'enablePullDownRefresh',
  'backgroundColorTop', 'backgroundColorBottom', 'backgroundTextStyle', 'pageOrientation', 'disableScroll',
]
const TABBAR = ['color', 'list', 'borderStyle', 'position', 'custom']
const TAB = ['text', 'iconPath', 'selectedIconPath']
const FOREIGN = /\.(wxml|wxss|wxs|ttml|ttss)$/

export function checkProject(project, refuse) {
  const { app, config } = project
  const foreign = project.files().find((file) => FOREIGN.test(file) && !file.includes('miniprogram_npm'))
  if (foreign) refuse('files', foreign)
  if (config.format !== 2 || !['mini', 'plugin'].includes(config.compileType)) refuse('project-config', JSON.stringify(config))
  if (app.subpackages) refuse('subpackages-key', 'app.json subpackages')
  const roots = (app.subPackages ?? []).map((sub) => sub.root.replace(/\/$/, ''))
  for (const [page, { packages = [] }] of Object.entries(app.preloadRule ?? {})) {
    const wrong = packages.find((one) => !roots.includes(one.replace(/\/$/, '')))
    if (wrong) refuse('preload-roots', `${page}: ${wrong}`)
  }
  if (app.workers !== undefined && !Array.isArray(app.workers)) refuse('workers-list', JSON.stringify(app.workers))
  checkWindow(app.window ?? {}, 'app.json window', refuse)
  checkTabBar(app.tabBar, refuse)
  for (const path of project.units()) checkUnit(project, path, refuse)
}

function checkWindow(window, where, refuse) {
  const key = WINDOW.find((name) => name in window)
  if (key) refuse('window-keys', `${where}.${key}`)
  const color = window.titleBarColor
  if (color !== undefined && !/^#[\da-f]{6}$/i.test(color)) refuse('bar-color-hex', `${where}: ${color}`)
  for (const name of ['allowsBounceVertical', 'titlePenetrate']) {
    if (name in window && !['YES', 'NO'].includes(window[name])) refuse('yes-no', `${where}.${name}: ${window[name]}`)
  }
}

function checkTabBar(tabBar, refuse) {
  if (!tabBar) return
  const key = TABBAR.find((name) => name in tabBar)
  if (key) refuse('tabbar-keys', `app.json tabBar.${key}`)
  for (const item of tabBar.items ?? []) {
    const wrong = TAB.find((name) => name in item)
    if (wrong) refuse('tabbar-keys', `app.json tabBar.items.${wrong}`)
  }
}

function checkUnit(project, path, refuse) {
  const json = project.json(`${path}.json`, {})
  checkWindow(json, `${path}.json`, refuse)
  for (const tag of [...Object.keys(json.usingComponents ?? {}), ...Object.keys(project.app.usingComponents ?? {})]) {
    if (/[A-Z]/.test(tag)) refuse('component-tag-case', `${path}.json: ${tag}`)
  }
  for (const [name, generic] of Object.entries(json.componentGenerics ?? {})) {
    if (!generic?.default) refuse('generics-default', `${path}.json: ${name}`)
  }
  for (const [tag, placeholder] of Object.entries(json.componentPlaceholder ?? {})) {
    if (!(placeholder in project.components(path))) refuse('placeholder-component', `${path}.json: ${tag} -> ${placeholder}`)
  }
  if (json.styleIsolation !== undefined && !['apply-shared', 'shared'].includes(json.styleIsolation)) {
    refuse('style-isolation-value', `${path}.json: ${json.styleIsolation}`)
  }
}

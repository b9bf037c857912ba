// Checks of app.json, page and component JSON, and file names.

const ALIPAY_WINDOW = ['defaultTitle', 'titleBarColor', 'navigationBarFrontColor', 'pullRefresh', 'allowsBounceVertical', 'titlePenetrate']
const FOREIGN = /\.(wxml|wxss|wxs|axml|acss)$/

export function checkProject(project, refuse) {
  const { app } = project
  const foreign = project.files().find((file) => FOREIGN.test(file) && !file.includes('miniprogram_npm'))
  if (foreign) refuse('files', foreign)
  if (app.usingComponents) refuse('app-using-components', Object.keys(app.usingComponents).join(', '))
  checkWindow(app.window ?? {}, 'app.json window', refuse)
  const { tabBar } = app
  if (tabBar?.custom) refuse('custom-tab-bar', 'app.json tabBar.custom')
  const wrong = ['items', 'textColor'].find((name) => name in (tabBar ?? {})) ?? (tabBar?.list ?? []).flatMap(Object.keys).find((name) => ['name', 'icon', 'activeIcon'].includes(name))
  if (wrong) refuse('tabbar-keys', `app.json tabBar ${wrong}`)
  for (const path of project.units()) {
    const json = project.json(`${path}.json`, {})
    checkWindow(json, `${path}.json`, refuse)
    const tag = Object.keys(json.usingComponents ?? {}).find((name) => /[A-Z]/.test(name))
    if (tag) refuse('component-tag-case', `${path}.json: ${tag}`)
  }
}

function checkWindow(window, where, refuse) {
  const key = ALIPAY_WINDOW.find((name) => name in window)
  if (key) refuse('window-keys', `${where}.${key}`)
}

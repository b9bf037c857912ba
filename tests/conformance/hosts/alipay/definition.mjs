// Checks of what a script hands to Page and Component.

const WECHAT = ['properties', 'attached', 'ready', 'detached', 'created', 'moved', 'externalClasses']

export function checkDefinition({ path, kind, definition }, project, refuse) {
  if (kind !== 'component') return
  const wrong = WECHAT.find((name) => name in definition)
  if (wrong) refuse('component-options', `${path}.js: ${wrong}`)
  const { options = {} } = definition
  if (definition.lifetimes && !options.lifetimes) refuse('lifetimes-option', `${path}.js`)
  if (definition.observers && !options.observers) refuse('observers-option', `${path}.js`)
  if (definition.pageLifetimes) refuse('page-lifetimes', `${path}.js`)
  if (definition.behaviors) refuse('behaviors', `${path}.js`)
  if ('styleIsolation' in options) refuse('isolation-in-json', `${path}.js`)
  if ((definition.onInit || definition.deriveDataFromProps) && project.config.compileOptions?.component2 !== true) {
    refuse('component2', `${path}.js`)
  }
  for (const name of ['lifetimes', 'observers', 'mixins']) {
    if (definition[name]) throw new Error(`${path}.js: ${name} are allowed but not modelled`)
  }
}

/** A component has a node of its own only when it says so, in its options or its JSON. */
export function hostIsReal({ definition, json }) {
  return (definition.options?.virtualHost ?? json.virtualHost) === false
}

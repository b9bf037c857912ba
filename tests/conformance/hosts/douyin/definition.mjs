// Checks of what a script hands to Component.

const ALIPAY = ['props', 'didMount', 'didUpdate', 'didUnmount', 'onInit', 'deriveDataFromProps', 'mixins']

export function checkDefinition({ path, kind, definition }, refuse) {
  const builtin = (definition.behaviors ?? []).find((one) => typeof one === 'string')
  if (builtin) refuse('builtin-behaviors', `${path}.js: ${builtin}`)
  if (kind !== 'component') return
  const wrong = ALIPAY.find((name) => name in definition)
  if (wrong) refuse('component-options', `${path}.js: ${wrong}`)
  if (definition.behaviors?.length) throw new Error(`${path}.js: behaviors are allowed but not modelled`)
}

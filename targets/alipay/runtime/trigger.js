// trigger: Alipay has no component events: the parent's handler is a function prop. It gets an event of WeChat's shape.

const camel = (name) => name.replace(/-(.)/g, (all, letter) => letter.toUpperCase())

const datasetOf = ({ props }) => {
  const dataset = {}
  for (const name in props) if (/^data-/.test(name)) dataset[camel(name.slice(5))] = props[name]
  return dataset
}

const trigger = (page, type, detail) => {
  const handler = page.props[camel("on-" + type)]
  const target = { id: page.props.id || "", dataset: datasetOf(page) }
  if (handler) handler({ type, detail, target, currentTarget: target, touches: [], changedTouches: [], timeStamp: Date.now(), custom: true })
}

// trigger: Alipay has no component events: the parent's handler is a function prop. It gets an event of WeChat's shape.

const camel = (name) => name.replace(/-(.)/g, (all, letter) => letter.toUpperCase())

const datasetOf = ({ props }) => {
  const dataset = {}
  for (const name in props) if (/^data-/.test(name)) dataset[camel(name.slice(5))] = props[name]
  return dataset
}

const trigger = (page, type, detail) => {
  const { props } = page
  const handler = props[camel("on-" + type)]
  const target = { id: props.id || "", dataset: datasetOf(page) }
  if (handler) handler({ type, detail, target, currentTarget: target, timeStamp: Date.now(), custom: true })
}

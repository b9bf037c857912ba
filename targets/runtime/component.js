// component: the options object of a native component with WeChat's lifetimes.

const given = ({ page }) => page.data

const component = (props, data, names, setup) => {
  const method = methodsOf(data, setup, props)
  // A copy, which typings take for any object, also where comments are gone.
  const properties = Object.assign({}, props)
  for (const name in props) {
    properties[name] = {
      type: null,
      value: props[name] === undefined ? null : props[name],
      observer(value) {
        take(this.$, name, value)
      }
    }
  }
  return {
    options: { multipleSlots: true },
    properties,
    data: first(data),
    methods: named(names, method),
    lifetimes: {
      attached: method("", update),
      ready: method("onMount", appear),
      detached: method("onUnmount", drop)
    },
    pageLifetimes: {
      show: method("onPageShow", show),
      hide: method("onPageHide", hide)
    }
  }
}

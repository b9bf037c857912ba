// component: the options object of a native component with WeChat's lifetimes.

const given = ({ page }) => page.data

const component = (props, data, names, setup) => {
  const method = methodsOf(data, setup, props)
  const start = method("", update)
  const mounted = method("onMount", appear)
  const shown = method("onPageShow", show)
  // Components of a page's first frame are attached before its onLoad, whose values they may lack: `undefined` marks a prop
  // that must be there. Such a component starts when it has them, at the latest when it is ready.
  const tryStart = (host) => {
    if (Object.keys(props).every((name) => props[name] !== undefined || host.data[name] !== null)) start.call(host)
  }
  // A copy, which typings take for any object, also where comments are gone.
  const properties = Object.assign({}, props)
  for (const name in props) {
    properties[name] = {
      type: null,
      value: props[name] === undefined ? null : props[name],
      observer(value) {
        if (this.$) take(this.$, name, value)
        else if (this.waits) tryStart(this)
      }
    }
  }
  return {
    options: { multipleSlots: true },
    properties,
    data: first(data),
    methods: named(names, method),
    lifetimes: {
      attached() {
        this.waits = 1
        tryStart(this)
      },
      ready() {
        start.call(this)
        mounted.call(this)
      },
      detached: method("onUnmount", drop)
    },
    pageLifetimes: {
      // One that still waits is told when it is ready.
      show() {
        if (this.$) shown.call(this)
      },
      hide: method("onPageHide", hide)
    }
  }
}

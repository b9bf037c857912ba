// component: the options object of an Alipay component (component2). Props live in `this.props`, apart from data.
// The page's show and hide come from `rootEvents` (2.8.6): they need nothing of the page, which may be without a runtime.
// https://opendocs.alipay.com/mini/framework/component_object

const given = ({ page }) => page.props

// Initial data are shared by the instances of a component: objects in them are sent anew, so that no path reaches them.
const component = (props, data, names, setup) => {
  const simple = {}
  for (const name in data) if (Object(data[name]) !== data[name]) simple[name] = data[name]
  const method = methodsOf(simple, setup, props)
  return {
    options: { virtualHost: false },
    // A copy has nothing that is undefined.
    props: clone(props),
    data,
    methods: named(names, method),
    rootEvents: {
      onShow: method("onPageShow", show),
      onHide: method("onPageHide", hide)
    },
    onInit: method("", update),
    deriveDataFromProps(next) {
      for (const name in props) take(this.$, name, next[name])
    },
    didMount: method("onMount", appear),
    didUnmount: method("onUnmount", drop)
  }
}

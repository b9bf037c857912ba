// One minimal wrong emission for each rule of the model of Alipay; `{files, walk}` on top of a small project that is right.
const json = (value) => JSON.stringify(value)
const page = (axml) => ({ files: { 'pages/p/p.axml': axml } })
const pageJs = (js, walk) => ({ files: { 'pages/p/p.js': js }, walk })
const cardJs = (js) => ({ files: { 'card/card.js': js } })
const appJson = (more) => ({ files: { 'app.json': json({ pages: ['pages/p/p'], ...more }) } })
const pageJson = (more) => ({ files: { 'pages/p/p.json': json({ usingComponents: { 'x-card': '/card/card' }, ...more }) } })
const cardJson = (more) => ({ files: { 'card/card.json': json({ component: true, styleIsolation: 'apply-shared', ...more }) } })
const acss = (text) => ({ files: { 'pages/p/p.acss': text } })
const onLoad = (body) => pageJs(`Page({ onLoad() { ${body} } })`)

export const base = {
  'app.json': json({ pages: ['pages/p/p'], window: { defaultTitle: 'x' } }),
  'mini.project.json': json({ format: 2, compileType: 'mini', compileOptions: { component2: true } }),
  'app.js': 'App({})',
  'pages/p/p.json': json({ usingComponents: { 'x-card': '/card/card' } }),
  'pages/p/p.axml': '<view class="a" onTap="tap"><x-card item="{{item}}" onTap="tap"/></view>',
  'pages/p/p.js': 'Page({ data: { item: { n: 1 } }, tap() {} })',
  'pages/p/p.acss': '.a { color: red }',
  'card/card.json': json({ component: true, styleIsolation: 'apply-shared' }),
  'card/card.axml': '<view class="card" onTap="tap">{{item.n}}</view>',
  'card/card.js': 'Component({ options: { virtualHost: false }, props: { item: null }, onInit() {}, methods: { tap() { this.props.onTap && this.props.onTap({ type: "tap" }) } } })',
}
export const walk = async (app) => {
  await app.open('/pages/p/p')
  if (app.count('view') > 0) await app.tap('view')
}

export const samples = {
  'files': { files: { 'pages/p/p.wxss': '' } },
  'project-config': { files: { 'mini.project.json': json({ compileOptions: { component2: true } }) } },
  'component2': { files: { 'mini.project.json': json({ format: 2, compileType: 'mini' }) } },
  'subpackages-key': appJson({ subpackages: [] }),
  'preload-roots': appJson({ subPackages: [{ root: 'sub', pages: [] }], preloadRule: { 'pages/p/p': { packages: ['name'] } } }),
  'workers-list': appJson({ workers: 'workers' }),
  'window-keys': appJson({ window: { navigationBarTitleText: 'x' } }),
  'bar-color-hex': pageJson({ titleBarColor: 'white' }),
  'yes-no': pageJson({ allowsBounceVertical: true }),
  'tabbar-keys': appJson({ tabBar: { items: [{ pagePath: 'pages/p/p', text: 'x' }] } }),
  'component-json': { files: { 'card/card.json': json({}) } },
  'generics-default': pageJson({ componentGenerics: { row: true } }),
  'placeholder-component': pageJson({ componentPlaceholder: { 'x-card': 'view' } }),
  'style-isolation-value': cardJson({ styleIsolation: 'isolated' }),
  'directive-prefix': page('<view wx:if="{{a}}"/>'),
  'component-tag-case': { files: { 'pages/p/p.json': json({ usingComponents: { XCard: '/card/card' } }), 'pages/p/p.axml': '<XCard/>' } },
  'event-attribute': page('<view bindtap="tap"/>'),
  'event-case': page('<view onTouchstart="tap"/>'),
  'event-capture': page('<view captureTap="tap"/>'),
  'attribute-name': page('<scroll-view refresher-enabled="{{true}}"/>'),
  'event-name': page('<view onSubmit="tap"/>'),
  'handler-name': page('<view onTap="{{tap}}"/>'),
  'handler-missing': page('<view onTap="nothing"/>'),
  'function-prop': page('<x-card bindbuy="tap"/>'),
  'native-event-on-component': {
    files: { 'card/card.js': 'Component({ options: { virtualHost: false }, props: { item: null } })', 'card/card.axml': '<text class="card">x</text>' },
    walk: async (app) => { await app.open('/pages/p/p'); await app.tap('text') },
  },
  'model-binding': page('<input model:value="{{a}}"/>'),
  'dataset-case': page('<view data-fruitId="1"/>'),
  'block-attribute': page('<block hidden="{{a}}">x</block>'),
  'expression-call': page('<view>{{a.join(1)}}</view>'),
  'expression-template-string': page('<view>{{`a`}}</view>'),
  'expression-syntax': page('<view>{{a ?? 1}}</view>'),
  'style-string': page('<view style="{{item}}"/>'),
  'style-important': page('<view style="color: red !important"/>'),
  'script-tag': page('<wxs module="m">module.exports = {}</wxs>'),
  'component-in-template': page('<template name="t"><x-card/></template>'),
  'host-attributes': { files: { 'card/card.js': 'Component({})', 'pages/p/p.axml': '<x-card class="a"/>' } },
  'open-type': page('<button open-type="getPhoneNumber"/>'),
  'picker-mode': page('<picker mode="date"/>'),
  'component-options': cardJs('Component({ properties: {} })'),
  'lifetimes-option': cardJs('Component({ lifetimes: {} })'),
  'observers-option': cardJs('Component({ observers: {} })'),
  'page-lifetimes': cardJs('Component({ pageLifetimes: {} })'),
  'behaviors': cardJs('Component({ behaviors: [] })'),
  'isolation-in-json': cardJs('Component({ options: { styleIsolation: "isolated" } })'),
  'instance-method': cardJs('Component({ didMount() { this.triggerEvent("x") } })'),
  'props-readonly': cardJs('Component({ didMount() { this.props.item.n = 2 } })'),
  'page-data-shared': {
    files: { 'pages/p/p.js': 'Page({ data: { list: [] }, onLoad() { this.data.list.push(1) } })' },
    walk: async (app) => { await app.open('/pages/p/p'); await app.open('/pages/p/p') },
  },
  'setdata-path': onLoad('this.setData({ "a..b": 1 })'),
  'setdata-undefined': onLoad('this.setData({ a: { b: undefined } })'),
  'setdata-json': onLoad('this.setData({ a: new Date() })'),
  'api-shape': onLoad('my.setStorageSync("key", 1)'),
  'acss-attribute-selector': acss('view[a] { color: red }'),
  'acss-relative-url': acss('.a { background: url(a.png) }'),
  'acss-reserved-prefix': acss('.a-button { color: red }'),
  'acss-import': acss('@import "./x.wxss";'),
  'acss-host': { files: { 'card/card.acss': ':host { color: red }', 'card/card.js': 'Component({})' } },
  'style-leak': { files: { 'card/card.acss': '.a { color: red }', 'card/card.json': json({ component: true }) } },
}

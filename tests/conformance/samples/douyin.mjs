// One minimal wrong emission for each rule of the model of Douyin; `{files, walk}` on top of a small project that is right.
const json = (value) => JSON.stringify(value)
const page = (ttml) => ({ files: { 'pages/p/p.ttml': ttml } })
const cardJs = (js) => ({ files: { 'card/card.js': js } })
const appJson = (more) => ({ files: { 'app.json': json({ pages: ['pages/p/p'], ...more }) } })
const onLoad = (body) => ({ files: { 'pages/p/p.js': `Page({ onLoad() { ${body} } })` } })

export const base = {
  'app.json': json({ pages: ['pages/p/p'], window: { navigationBarTitleText: 'x' } }),
  'project.config.json': json({ appid: 'testapp' }),
  'app.js': 'App({})',
  'pages/p/p.json': json({ usingComponents: { 'x-card': '/card/card' } }),
  'pages/p/p.ttml': '<view class="a" bindtap="tap"><x-card item="{{item}}" bind:buy="tap" bindtap="tap"/></view>',
  'pages/p/p.js': 'Page({ data: { item: { n: 1 } }, tap() {} })',
  'card/card.json': json({ component: true }),
  'card/card.ttml': '<view class="card" catchtap="tap">{{item.n}}<slot/></view>',
  'card/card.js': 'Component({ properties: { item: Object }, methods: { tap() { this.triggerEvent("buy", {}, { bubbles: true }) } } })',
}
export const walk = async (app) => {
  await app.open('/pages/p/p')
  if (app.count('view') > 0) await app.tap('view')
}

export const samples = {
  'files': { files: { 'pages/p/p.wxml': '' } },
  'app-using-components': appJson({ usingComponents: { 'x-card': '/card/card' } }),
  'window-keys': appJson({ window: { defaultTitle: 'x' } }),
  'tabbar-keys': appJson({ tabBar: { items: [] } }),
  'custom-tab-bar': appJson({ tabBar: { custom: true, list: [] } }),
  'component-json': { files: { 'card/card.json': json({}) } },
  'component-tag-case': { files: { 'pages/p/p.json': json({ usingComponents: { XCard: '/card/card' } }), 'pages/p/p.ttml': '<XCard/>' } },
  'directive-prefix': page('<view wx:if="{{a}}"/>'),
  'key-binding': page('<view tt:for="{{a}}" tt:key="{{item.id}}"/>'),
  'event-attribute': page('<view onTap="tap"/>'),
  'event-case': page('<view bindlongTap="tap"/>'),
  'attribute-name': page('<view disable-scroll/>'),
  'event-name': page('<view bindsubmit="tap"/>'),
  'handler-name': page('<view bindtap="{{tap}}"/>'),
  'handler-missing': page('<view bindtap="nothing"/>'),
  'model-binding': page('<input model:value="{{a}}"/>'),
  'slot-scope': page('<x-card slot-scope="p">x</x-card>'),
  'slot-fallback': { files: { 'card/card.ttml': '<slot>nothing</slot>' } },
  'for-over': page('<view tt:for="{{3}}"/>'),
  'expression-paren': page('<view>{{(a + 1) * 2}}</view>'),
  'expression-call': page('<view>{{a.indexOf}}{{f()}}</view>'),
  'expression-object': page('<x-card item="{{ {n: 1} }}"/>'),
  'expression-template-string': page('<view>{{`a`}}</view>'),
  'expression-syntax': page('<view>{{a?.b}}</view>'),
  'self-closing': page('<include src="/x.ttml"></include>'),
  'multiline-attribute': page('<view class="a\n b"/>'),
  'style-string': page('<view style="{{item}}"/>'),
  'script-tag': page('<wxs module="m">module.exports = {}</wxs>'),
  'component-options': cardJs('Component({ props: {}, didMount() {} })'),
  'builtin-behaviors': cardJs('Component({ behaviors: ["wx://form-field"] })'),
  'select-component': onLoad('this.selectComponent("#a")'),
  'setdata-path': onLoad('this.setData({ "a[b]": 1 })'),
  'setdata-undefined': onLoad('this.setData({ a: undefined })'),
  'setdata-json': onLoad('this.setData({ a() {} })'),
}

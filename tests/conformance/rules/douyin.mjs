// Douyin's documented rules that the model enforces: id -> {says, source}. Sources: rows of the project's table of platform
// differences ("lowering #n") with the page they come from; TT is developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/.
const rule = (says, source) => ({ says, source })

export const DOUYIN = {
  // files and JSON
  'files': rule('files are .ttml, .ttss, .sjs; WeChat\'s and Alipay\'s extensions mean nothing', 'lowering #1'),
  'app-using-components': rule('app.json has no usingComponents: each page and component names its own', 'lowering #12 TT framework/general-configuration'),
  'window-keys': rule('window and page JSON use WeChat\'s names, not Alipay\'s', 'lowering #26-#30 TT framework/general-configuration'),
  'tabbar-keys': rule('tabBar has color and list of {pagePath, text, iconPath, selectedIconPath}', 'lowering #35 TT framework/general-configuration'),
  'custom-tab-bar': rule('there is no custom tab bar', 'lowering #37'),
  'component-json': rule('usingComponents names a component that exists and whose JSON says "component": true', 'TT framework/custom-component'),
  'component-tag-case': rule('tags of custom components are lower case', 'lowering #13, corrected in section 11'),
  // markup
  'directive-prefix': rule('directives are tt:if, tt:elif, tt:else, tt:for, tt:for-item, tt:for-index, tt:key', 'lowering #40 TT view/ttml-list-draw'),
  'key-binding': rule('tt:key is a field name or *this, never a binding', 'lowering #41 TT view/ttml-list-draw'),
  'event-attribute': rule('events are bindxxx, bind:xxx, catchxxx, catch:xxx, capture-bind:xxx, capture-catch:xxx', 'lowering #57-#59 TT view/ttml-event'),
  'event-case': rule('names of built-in events are lower case', 'lowering #61, #69 TT view/ttml-event'),
  'attribute-name': rule('an element has the attributes that are listed for it', 'npm @tarojs/components 4.2.1, TT component, read into elements.json'),
  'event-name': rule('an element reports the events that are listed for it, and those of all elements', 'npm @tarojs/components 4.2.1, TT view/ttml-event'),
  'handler-name': rule('a handler is the name of a method, never a binding', 'lowering #63'),
  'handler-missing': rule('the handler is a method of the page or component whose markup names it', 'TT view/ttml-event'),
  'model-binding': rule('there is no model: binding', 'lowering #97'),
  'slot-scope': rule('slots hand nothing back: there is no slot-scope', 'lowering #94'),
  'slot-fallback': rule('content inside <slot> is undocumented', 'lowering #93, corrected in section 11'),
  'for-over': rule('tt:for runs over a list', 'lowering #43 TT view/ttml-list-draw'),
  'expression-paren': rule('parentheses in an expression fail the build', 'lowering #46 TT view/ttml-data-bind'),
  'expression-call': rule('calls in an expression fail the build', 'lowering #46 TT view/ttml-data-bind'),
  'expression-object': rule('object literals stand only in the data of <template>', 'lowering #46 TT view/ttml-data-bind'),
  'expression-template-string': rule('template strings are undocumented in TTML', 'lowering #46 TT view/ttml-data-bind'),
  'expression-syntax': rule('expressions have member access, arithmetic, comparison, logic, ?: and literals', 'lowering #46 TT view/ttml-data-bind'),
  'self-closing': rule('import and include are self-closed', 'lowering #54'),
  'multiline-attribute': rule('an attribute value has no line break', 'lowering #47'),
  'style-string': rule('style is a string', 'lowering #48'),
  'script-tag': rule('scripts of a view are <sjs>', 'lowering #49'),
  // scripts
  'component-options': rule('Component has properties and lifetimes; not props, didMount, didUpdate, didUnmount, onInit', 'lowering #76, #77 TT framework/custom-component/component-constructor'),
  'builtin-behaviors': rule('there are no wx:// behaviors', 'lowering #16, #81'),
  'select-component': rule('selectComponent answers through a callback', 'lowering #84 TT framework/custom-component/component-constructor'),
  'setdata-path': rule('a key of setData is a path a.b[0].c', 'TT framework/logic-layer'),
  'setdata-undefined': rule('setData takes no undefined', 'TT framework/logic-layer'),
  'setdata-json': rule('setData takes an object of JSON values: no functions, no class instances', 'TT framework/logic-layer'),
}

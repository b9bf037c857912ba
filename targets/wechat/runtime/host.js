// host: WeChat. It copies initial data for each instance, and its `this.data` always shows what was sent.

const first = wrap
const sent = ($) => $.page.data
const keep = (old, key, make) => make()

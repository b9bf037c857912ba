// host: Alipay. It copies initial data only one level deep, so pages get them from a function, and the runtime keeps
// its own copy of what was sent. Documentation: https://opendocs.alipay.com/mini/framework/page-detail

const clone = (data) => JSON.parse(JSON.stringify(data))
const first = (data) => () => clone(data)
const sent = ($) => $.sent || ($.sent = clone($.data))
const keep = (old, key, make) => {
  old[key] = make()
  return make()
}

// host: Douyin. Whether its `this.data` is updated at once is not documented: the runtime keeps its own copy.

const first = (data) => JSON.parse(JSON.stringify(data))
const sent = ($) => $.sent || ($.sent = first($.data))
const keep = (old, key, make) => {
  old[key] = make()
  return make()
}

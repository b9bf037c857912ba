





const { page } = require("../mpc.js"); require("../lib/setup.js"); const $format = require("../lib/format.js"), $counter = require("../lib/counter.js"), $lib = require("../lib/index.js"), $config = require("../lib/config.json.js"); Page(page({}, ["_tap0", "_tap1"], ($) => {







let price = $.state(3)

function onLoad() {
  const local = { yuan: $format.yuan, count: $counter.default }
  console.log(local, $counter.default + 1, $format.yuan(price.v))
}
return [{ _0: $.derived(() => $format.yuan(price.v), "pages/home.mp:2"), count: () => $counter.default, Kind: () => $lib.Kind, config: () => $config.default }, { Kind: { Fruit: 1 }, config: { name: 1 } }, { _tap0: ($event) => $counter.raise($event), _tap1: () => $format.log(price.v), onLoad }] }))

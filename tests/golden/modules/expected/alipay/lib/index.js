module.exports = { get Kind() { return $kind.Kind }, get money() { return $format } }; const $kind = require("./kind.js"), $round = require("./round.js"), $format = require("./format.js"); (($) => { delete $.default; for (const name in module.exports) delete $[name]; Object.defineProperties(module.exports, $) })(Object.getOwnPropertyDescriptors($round));



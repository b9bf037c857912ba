// tick: resolved when the pending update of the views has been sent.

const { tick } = require("./mpc.js")





















const { page } = require("../mpc.js"); Page(page({ status: "loading", user: null, hidden: false, open: true }, [], ($) => {
let status = $.state("loading")
let items = $.state([])
let user = $.state(null)
let hidden = $.state(false)
let open = $.state(true)

async function onLoad() {
  items.v = [{ id: 1 }]
  user.v = { vip: true, level: 3, name: "Ann" }
  status.v = "ready"
}
return [{ status, _0: $.derived(() => status.v !== 'loading' && status.v !== 'failed' ? items.v?.length : undefined, "pages/home.mp:5"), user, hidden, open, _1: $.derived(() => open.v && (hidden.v || status.v === 'failed'), "pages/home.mp:17") }, { user: { level: 1, vip: {} }, hidden: {}, open: {} }, { onLoad }] }))

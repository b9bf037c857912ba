

















const $journal = require("./stores/journal.js"); App((() => {


function onLaunch() { $journal.journal.lines.push("launch") }
function onShow() { $journal.journal.lines.push("app show") }
function onHide() { $journal.journal.lines.push("app hide") }
function onError() { $journal.journal.lines.push("error") }
function onPageNotFound() { $journal.journal.lines.push("not found") }
function onUnhandledRejection() { $journal.journal.lines.push("rejected") }
return { onLaunch, onShow, onHide, onError, onPageNotFound, onUnhandledRejection } })())

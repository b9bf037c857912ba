




const { page } = require("../mpc.js"); Page(page({}, ["onShareAppMessage"], () => {
async function onShareAppMessage(event) {
  return { title: event.from }
}
const $$shared = (own) => own && own.then ? own.then($$shared) : Object.assign({ title: "一起吃水果", imageUrl: "/share.png", path: "/pages/home" }, own); return [{}, 0, { onShareAppMessage: ($event) => $$shared(onShareAppMessage($event)) }] }))

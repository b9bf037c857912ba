



const { page } = require("./mpc.js"), mp = require("./mp.js"); Page(page({ name: "好友" }, ["greet"], ($) => {


let name = $.state("好友")

function greet() {
  mp.showToast({ title: name.v })
}
return [{ name }, 0, { greet }] }))

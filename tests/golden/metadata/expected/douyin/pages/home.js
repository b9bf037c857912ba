




const { page } = require("../mpc.js"); Page(page({ n: 1 }, [], ($) => {
let n = $.state(1)
$.effect(() => { tt.setPageInfo && tt.setPageInfo({ title: "首页", description: "产地直发的当季水果", keywords: "水果,生鲜" }) }); return [{ n }] }))

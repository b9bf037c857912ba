 const $log = require("./log.js"); 
$log.log.push("side")

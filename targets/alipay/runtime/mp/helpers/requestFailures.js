// requestFailures: WeChat's words for error codes of the network.

const requestFailures = { 9: "abort", 13: "timeout" }

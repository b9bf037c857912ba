// pay: takes `tradeNO` or `orderStr` (my.tradePay). Only result code 9000 is paid; 6001 is cancelled, 8000 and 6004 are not known yet.

const payCodes = { 4000: "failed", 6001: "cancel", 6002: "network error", 6004: "unknown", 8000: "unknown" }
const pay = promised("pay", "tradePay", undefined, (result, fail) =>
  +result.resultCode === 9000 ? result : fail({ error: +result.resultCode, errorMessage: payCodes[result.resultCode] || result.memo })
)

// pay: what the server made of the order decides: `data` and `byteAuthorization` are ordered first (requestOrder), an `orderId` is paid
// (getOrderPayment), `orderInfo` goes to the older tt.pay, whose success has a code: 0 paid, 4 cancelled.

const payCodes = { 1: "timeout", 2: "failed", 3: "closed", 4: "cancel", 9: "unknown" }
const pay = (given) =>
  promise("pay", given, (options, success, fail) => {
    const { data, byteAuthorization, orderId, orderInfo, service = 5 } = options
    const refuse = (error) => {
      const { errMsg = "", errNo } = error || {}
      const reason = /cancel|取消/.test(errMsg) ? "cancel" : errMsg.replace(/^\w+:fail\s*/, "")
      fail({ errMsg: "pay:fail " + reason, errCode: errNo })
    }
    const payOrder = (orderId) =>
      host.getOrderPayment({ orderId, success: () => success({ orderId, errMsg: "pay:ok" }), fail: refuse, complete() {} })
    if (orderInfo) {
      host.pay({
        orderInfo,
        service,
        success: ({ code }) => (+code ? fail({ errMsg: "pay:fail " + payCodes[code], errCode: code }) : success({ errMsg: "pay:ok" })),
        fail: refuse,
        complete() {}
      })
    } else if (orderId) {
      payOrder(orderId)
    } else {
      host.requestOrder({ data, byteAuthorization, success: (result) => payOrder(result.orderId), fail: refuse, complete() {} })
    }
  })

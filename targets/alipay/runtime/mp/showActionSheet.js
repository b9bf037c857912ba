// showActionSheet: index -1, a success on Alipay, is the refusal that cancelling is on WeChat.

const showActionSheet = (given) =>
  promise("showActionSheet", given, ({ itemList, alertText }, success, fail) => {
    const options = {
      items: itemList,
      success: ({ index }) =>
        index < 0 ? fail({ errMsg: "showActionSheet:fail cancel" }) : success({ tapIndex: index, errMsg: "showActionSheet:ok" }),
      fail,
      complete() {}
    }
    if (alertText) options.title = alertText
    host.showActionSheet(options)
  })

// showActionSheet: index -1, a success on Alipay, is the refusal that cancelling is on WeChat.

const showActionSheet = promised(
  "showActionSheet",
  "showActionSheet",
  ({ itemList, alertText }) => (alertText ? { items: itemList, title: alertText } : { items: itemList }),
  ({ index }, fail) => (index < 0 ? fail({ errMsg: "showActionSheet:fail cancel" }) : { tapIndex: index })
)

// showToast: Alipay's default icon is none and 3000 ms, `success` comes only when the toast is gone, and loading is another function.

const showToast = (given) =>
  promise("showToast", given, ({ title, icon = "success", duration = 1500 }, success, fail) => {
    if (icon === "loading") {
      host.showLoading({ content: title, mask: false, fail })
      setTimeout(() => host.hideLoading(), duration)
    } else {
      host.showToast({ content: title, type: icon === "error" ? "fail" : icon, duration, fail })
    }
    success({ errMsg: "showToast:ok" })
  })

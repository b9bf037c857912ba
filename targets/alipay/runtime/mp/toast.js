// toast: Alipay's default icon is none and 3000 ms, `success` comes only when the toast is gone, and loading is another function,
// which hideToast must know of.

let loadingToast = 0
const endLoading = () => {
  clearTimeout(loadingToast)
  loadingToast = 0
  host.hideLoading()
}
const showToast = (given) =>
  promise("showToast", given, ({ title, icon = "success", duration = 1500 }, success, fail) => {
    if (loadingToast) endLoading()
    if (icon === "loading") {
      host.showLoading({ content: title, mask: false, fail })
      loadingToast = setTimeout(endLoading, duration)
    } else {
      host.showToast({ content: title, type: icon === "error" ? "fail" : icon, duration, fail })
    }
    success({ errMsg: "showToast:ok" })
  })
const hideToast = (given) =>
  promise("hideToast", given, (options, success, fail) => {
    if (loadingToast) endLoading()
    else host.hideToast({ fail })
    success({ errMsg: "hideToast:ok" })
  })

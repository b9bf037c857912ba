// showModal: three functions on Alipay: alert (one button), confirm (two), prompt (with a field).

const showModal = (given) =>
  promise("showModal", given, (options, success, fail) => {
    const { title, content, showCancel = true, cancelText, cancelColor, confirmText, confirmColor, editable, placeholderText } = options
    const shown = (confirm, typed) => {
      const result = { confirm, cancel: !confirm, errMsg: "showModal:ok" }
      if (editable) result.content = confirm ? typed || "" : ""
      success(result)
    }
    const ask = (native, given, done) => {
      // What is not given must not stand there, or it would replace the host's default.
      Object.keys(given).forEach((key) => given[key] === undefined && delete given[key])
      host[native](Object.assign(given, { success: done, fail, complete() {} }))
    }
    if (editable) {
      ask(
        "prompt",
        { title: title || "", message: content, placeholder: placeholderText, okButtonText: confirmText, cancelButtonText: cancelText, confirmColor, cancelColor },
        ({ ok, inputValue }) => shown(!!ok, inputValue)
      )
    } else if (showCancel) {
      ask("confirm", { title, content, confirmButtonText: confirmText, cancelButtonText: cancelText, confirmColor, cancelColor }, ({ confirm }) => shown(!!confirm))
    } else {
      ask("alert", { title, content, buttonText: confirmText, confirmColor }, () => shown(true))
    }
  })

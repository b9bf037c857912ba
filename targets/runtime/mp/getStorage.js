// getStorage: a key that is not there gives "" as in the synchronous form, where the host calls it a failure.

const askStorage = promised("getStorage")
const getStorage = (given) =>
  promise("getStorage", given, ({ key }, success, fail) => {
    askStorage({ key }).then(
      (result) => success(Object.assign(result, { data: result.data == null ? "" : result.data })),
      (error) => (/not found|not exist/i.test(error.errMsg) ? success({ data: "", errMsg: "getStorage:ok" }) : fail(error))
    )
  })

// chooseAddress: the fields have other names; 6001, a success on Alipay, is the refusal that cancelling is on WeChat.

const chooseAddress = promised("chooseAddress", "getAddress", undefined, ({ resultStatus, result }, fail) => {
  if (+resultStatus !== 9000) return fail({ error: +resultStatus, errorMessage: +resultStatus === 6001 ? "cancel" : "" })
  const { fullname, mobilePhone, prov, city, area, street = "", address, country = "" } = result
  return {
    userName: fullname,
    telNumber: mobilePhone,
    provinceName: prov,
    cityName: city,
    countyName: area,
    streetName: street,
    detailInfo: address,
    nationalCode: country,
    postalCode: ""
  }
})

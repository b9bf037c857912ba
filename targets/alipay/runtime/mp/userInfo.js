// userInfo: the answer is text in `response`, with a code that says whether it is one; the names of its fields are others.

const userGenders = { m: 1, f: 2 }
const userInfo = (result, fail) => {
  const text = result.response
  let user = typeof text === "string" ? JSON.parse(text) : text || result
  user = user.response || user
  if (user.code !== "10000") return fail({ errorMessage: user.subMsg || user.msg, error: user.code })
  const { nickName = "", avatar = "", gender, province = "", city = "", countryCode = "" } = user
  return { userInfo: { nickName, avatarUrl: avatar, gender: userGenders[gender] || 0, province, city, country: countryCode } }
}

const getUserInfo = promised("getUserInfo", "getOpenUserInfo", undefined, userInfo)
const getUserProfile = promised("getUserProfile", "getOpenUserInfo", undefined, userInfo)

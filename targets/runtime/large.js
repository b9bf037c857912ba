// large: in development, a warning before one setData grows to what WeChat and Douyin refuse: more than 1024 kB at once.
// https://developers.weixin.qq.com/miniprogram/dev/reference/api/Page.html

const limit = 1024 * 1024
const followed = after
after = ($, patch) => {
  const bytes = encodeURIComponent(JSON.stringify(patch)).replace(/%../g, "x").length
  if (bytes > limit * 0.8) {
    const fields = Object.keys(patch).slice(0, 5).join(", ")
    console.warn("mpc: " + $.page.is + ".mp sends " + bytes + " bytes at once (" + fields + "); platforms refuse more than " + limit + ". Show fewer rows at a time.")
  }
  followed($)
}

// query: Alipay decodes keys and values itself unless the app asks it not to (`behavior.decodeQuery` in app.json).
// https://opendocs.alipay.com/mini/03durs

const callQuery = call
call = ($, name, value) => callQuery($, name, name === "onLoad" ? value || {} : value)

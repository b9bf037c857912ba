// `tt`: WeChat's names and shapes, results through callbacks only (developer.open-douyin.com …/framework/logic-layer;
// lowering #153 as corrected), and fewer members: what @douyin-microapp/typings 1.3.1 does not declare is not there.
import { wx } from './wx.mjs'

const ABSENT = ['getAppBaseInfo', 'getDeviceInfo', 'getWindowInfo', 'getAccountInfoSync', 'requestPayment', 'nextTick']

export function tt(effects, { extra = {} } = {}) {
  const face = wx(effects, { promises: false })
  for (const name of ABSENT) delete face[name]
  // tt.pay succeeds with a code: 0 paid, 4 cancelled. The general trade orders first: …/api/industry/general_trade/create_order/request-order.
  face.pay = (options) => effects.later(options, () => ({ code: effects.pay() === null ? 4 : 0, errMsg: 'pay:ok' }), { name: 'pay' })
  face.requestOrder = (options) => effects.later(options, () => ordered(options), { name: 'requestOrder' })
  face.getOrderPayment = (options) => effects.later(options, () => paid(effects), { name: 'getOrderPayment' })
  face.getEnvInfoSync = () => ({ microapp: { appId: 'tt0', mpVersion: '', envType: 'development' }, plugin: {}, common: { USER_DATA_PATH: 'ttfile://user' } })
  // 3.22.0, …/api/foundation/tt-set-page-info: lengths as documented.
  face.setPageInfo = (options) => effects.later(options, () => pageInfo(effects, options), { name: 'setPageInfo' })
  return Object.assign(face, extra)
}

function ordered({ data, byteAuthorization }) {
  if (!data || !byteAuthorization) throw new Error('参数错误')
  return { orderId: 'motb1', itemOrderList: [], errMsg: 'requestOrder:ok' }
}

function paid(effects) {
  if (effects.pay() === null) throw new Error('用户取消支付')
  return { errMsg: 'getOrderPayment:ok' }
}

function pageInfo(effects, { title, description = '', keywords = '' }) {
  if (!title || title.length > 70 || description.length > 150) throw new Error('setPageInfo:fail invalid parameter')
  effects.record('setPageInfo', { title, description, keywords })
  return { errMsg: 'setPageInfo:ok' }
}

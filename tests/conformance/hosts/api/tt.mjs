// `tt`: WeChat's names and shapes, results through callbacks only (developer.open-douyin.com …/framework/logic-layer;
// lowering #153 as corrected), and fewer members: what @douyin-microapp/typings 1.3.1 does not declare is not there.
import { wx } from './wx.mjs'

const ABSENT = ['getAppBaseInfo', 'getDeviceInfo', 'getWindowInfo', 'getAccountInfoSync', 'requestPayment', 'nextTick']

export function tt(effects, { extra = {} } = {}) {
  const face = wx(effects, { promises: false })
  for (const name of ABSENT) delete face[name]
  face.pay = (options) => effects.later(options, () => (effects.record('pay'), { code: 0, errMsg: 'pay:ok' }), { name: 'pay' })
  return Object.assign(face, extra)
}

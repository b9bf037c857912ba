// A member of the fruit shop without a server: the cart, the checkout, the orders, and what belongs to the member.

// Customer service, and what is imported from, are each platform's own; so is the region's picker.
export const apart = { classes: ['service', 'import', 'version', 'region'], calls: ['setPageInfo', 'requestSubscribeMessage', 'enableAlertBeforeUnload', 'disableAlertBeforeUnload'] }

const line = (id, productId, name, origin, price, more) => ({
  id, productId, name, cover: `/assets/fruit/${productId}.png`, origin, spec: '', price, stock: 9, quantity: 1, gift: false, checked: true, ...more,
})

export const storage = {
  cart: JSON.stringify([
    line('navel-orange-m-5', 'navel-orange', '赣南脐橙', '江西赣州', 2980),
    line('lemon-s', 'lemon', '安岳黄柠檬', '四川资阳', 1280),
    line('navel-orange-l-5', 'navel-orange', '赣南脐橙', '江西赣州', 3680, { checked: false, stock: 2 }),
  ]),
}

const HOME = { name: '林大福', phone: '13900139000', province: '浙江省', city: '杭州市', county: '西湖区', detail: '文三路 1 号' }

export default async (app, snap) => {
  await cart(app, snap)
  await checkout(app, snap)
  await orders(app, snap)
  await member(app, snap)
}

async function cart(app, snap) {
  await app.open('/pages/cart')
  snap('cart')
  await app.tap('.check', 1)
  snap('second size checked')
  await app.tap('.stepper .button', 3)
  snap('two of it')
  await app.tap('.stepper .button', 3)
  snap('no third')
  await app.tap('.origin', 0)
  snap('one origin unchecked')
  await app.tap('.all')
  snap('all checked')
  await app.event('switch', 'change', { value: true }, 2)
  snap('lemons as a gift')
  app.answers.modal.push(false)
  await app.event('.line', 'longpress', {}, 1)
  snap('kept')
  await app.event('.line', 'longpress', {}, 1)
  snap('removed')
}

async function checkout(app, snap) {
  await app.tap('.settle')
  snap('checkout')
  await app.event('switch', 'change', { value: true }, 0)
  snap('oranges as a gift')
  await app.tap('.row', 0)
  snap('coupons')
  await app.tap('.ticket', 0)
  await app.tap('text=不使用优惠券')
  snap('no coupon')
  await app.tap('.address .card')
  snap('addresses to choose from')
  await app.tap('.address .card', 1)
  snap('another address')
  await app.input('textarea', ' 请放门口 ')
  app.answers.modal.push(false)
  await app.tap('.submit')
  snap('ordered, not paid')
  await app.tap('text=去付款')
  snap('paid')
  await app.back()
  snap('empty cart')
}

async function orders(app, snap) {
  await app.tapTab(3)
  snap('mine')
  await app.tap('.shortcut', 0)
  snap('unpaid')
  app.answers.actionSheet.push(-1)
  await app.tap('text=取消订单')
  snap('thought better of it')
  app.answers.actionSheet.push(2)
  await app.tap('text=取消订单')
  snap('cancelled')
  await app.tap('.tab', 3)
  snap('on the way')
  await app.tap('text=确认收货')
  snap('received')
  await app.tap('.tab', 0)
  await app.pull()
  await app.tap('.head', 0)
  snap('detail')
  app.answers.subscribe.push(null)
  await app.tap('text=发货时提醒我')
  await app.tap('text=联系客服')
  await app.tap('.fact .link')
  snap('copied and called')
  await app.back()
  await app.tap('text=再来一单')
  snap('again in the cart')
}

async function member(app, snap) {
  await app.tapTab(3)
  await app.tap('.level')
  snap('level')
  await app.back()
  await app.tap('text=优惠券')
  snap('coupons of mine')
  await app.tap('.tab', 1)
  await app.tap('text=领取')
  snap('claimed')
  await app.back()
  await app.tap('text=收货地址')
  snap('addresses')
  await app.tap('.default', 1)
  snap('another default')
  await app.tap('text=删除', 0)
  snap('deleted')
  await app.tap('.add')
  await app.tap('.save')
  snap('all is missing')
  await app.input('input', '李', 0)
  await app.event('input', 'blur', {}, 0)
  await app.input('input', '138-0013-8000', 1)
  await app.event('input', 'blur', {}, 1)
  snap('a short name')
  app.answers.address.push(null, { ...HOME, street: '' })
  await app.tap('.import')
  snap('nothing imported')
  await app.tap('.import')
  snap('imported')
  await app.event('radio-group', 'change', { value: '公司' })
  await app.tap('.save')
  snap('saved')
  await app.tap('text=编辑', 1)
  snap('edited')
  await app.back()
  await app.back()
  app.answers.scan.push('fruit:peach')
  await app.tap('text=扫一扫')
  snap('scanned')
  await app.back()
  await app.tap('text=清除缓存')
  await app.tap('text=退出登录')
  snap('left')
}

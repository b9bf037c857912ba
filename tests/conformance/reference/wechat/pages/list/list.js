const { total } = require('../../utils/basket')

Page({
  data: { items: [], word: '', chosen: '', count: 0 },

  onLoad() {
    this.load()
  },

  onShow() {
    this.setData({ count: total(wx.getStorageSync('basket') || []) })
  },

  onPullDownRefresh() {
    this.load()
  },

  load() {
    wx.request({
      url: 'https://shop.example.com/fruit',
      header: { 'X-Shop': 'reference' },
      success: (res) => {
        if (res.statusCode === 200) this.setData({ items: res.data })
      },
      fail: () => wx.showToast({ title: 'No network', icon: 'none' }),
      complete: () => wx.stopPullDownRefresh(),
    })
  },

  type(event) {
    this.setData({ word: event.detail.value })
  },

  choose(event) {
    this.setData({ chosen: event.currentTarget.dataset.fruitId })
  },

  buy(event) {
    const id = event.currentTarget.dataset.fruitId
    const at = this.data.items.findIndex((one) => one.id === id)
    const basket = (wx.getStorageSync('basket') || []).concat({ id, price: event.detail.price })
    wx.setStorageSync('basket', basket)
    this.setData({ count: total(basket), [`items[${at}].name`]: `${this.data.items[at].name} *` })
    wx.showToast({ title: 'Bought', icon: 'success' })
  },

  open() {
    wx.navigateTo({ url: `/pages/detail/detail?id=${this.data.chosen}` })
  },
})

const { total } = require('../../utils/basket')

Page({
  data: { items: [], word: '', chosen: '', count: 0 },

  onLoad() {
    this.load()
  },

  onShow() {
    this.setData({ count: total(tt.getStorageSync('basket') || []) })
  },

  onPullDownRefresh() {
    this.load()
  },

  load() {
    tt.request({
      url: 'https://shop.example.com/fruit',
      header: { 'X-Shop': 'reference' },
      success: (res) => {
        if (res.statusCode === 200) this.setData({ items: res.data })
      },
      fail: () => tt.showToast({ title: 'No network', icon: 'none' }),
      complete: () => tt.stopPullDownRefresh({}),
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
    const basket = (tt.getStorageSync('basket') || []).concat({ id, price: event.detail.price })
    tt.setStorageSync('basket', basket)
    this.setData({ count: total(basket), [`items[${at}].name`]: `${this.data.items[at].name} *` })
    tt.showToast({ title: 'Bought', icon: 'success' })
  },

  open() {
    tt.navigateTo({ url: `/pages/detail/detail?id=${this.data.chosen}` })
  },
})

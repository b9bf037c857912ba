const { total } = require('../../utils/basket')

Page({
  data: { items: [], word: '', chosen: '', count: 0 },

  onLoad() {
    this.load()
  },

  onShow() {
    this.setData({ count: total(my.getStorageSync({ key: 'basket' }).data || []) })
  },

  onPullDownRefresh() {
    this.load()
  },

  load() {
    my.request({
      url: 'https://shop.example.com/fruit',
      headers: { 'X-Shop': 'reference' },
      success: (res) => {
        if (res.status === 200) this.setData({ items: res.data })
      },
      fail: () => my.showToast({ content: 'No network' }),
      complete: () => my.stopPullDownRefresh(),
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
    const basket = (my.getStorageSync({ key: 'basket' }).data || []).concat({ id, price: event.detail.price })
    my.setStorageSync({ key: 'basket', data: basket })
    this.setData({ count: total(basket), [`items[${at}].name`]: `${this.data.items[at].name} *` })
    my.showToast({ content: 'Bought', type: 'success', duration: 1500 })
  },

  open() {
    my.navigateTo({ url: `/pages/detail/detail?id=${this.data.chosen}` })
  },
})

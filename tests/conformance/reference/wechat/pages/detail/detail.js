Page({
  data: { id: '', lines: ['one', 'two'] },

  onLoad(query) {
    this.setData({ id: decodeURIComponent(query.id) })
    wx.setNavigationBarTitle({ title: `Fruit ${query.id}` })
  },

  ask() {
    wx.showModal({
      title: 'Basket',
      content: 'Forget everything?',
      success: (res) => {
        if (!res.confirm) return
        wx.removeStorageSync('basket')
        this.setData({ lines: [] })
      },
    })
  },

  back() {
    wx.navigateBack()
  },
})

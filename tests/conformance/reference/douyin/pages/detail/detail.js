Page({
  data: { id: '', lines: ['one', 'two'] },

  onLoad(query) {
    this.setData({ id: decodeURIComponent(query.id) })
    tt.setNavigationBarTitle({ title: `Fruit ${query.id}` })
  },

  ask() {
    tt.showModal({
      title: 'Basket',
      content: 'Forget everything?',
      success: (res) => {
        if (!res.confirm) return
        tt.removeStorageSync('basket')
        this.setData({ lines: [] })
      },
    })
  },

  back() {
    tt.navigateBack({})
  },
})

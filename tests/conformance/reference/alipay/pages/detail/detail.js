Page({
  data: { id: '', lines: ['one', 'two'] },

  onLoad(query) {
    this.setData({ id: query.id })
    my.setNavigationBar({ title: `Fruit ${query.id}` })
  },

  ask() {
    my.confirm({
      title: 'Basket',
      content: 'Forget everything?',
      success: (res) => {
        if (!res.confirm) return
        my.removeStorageSync({ key: 'basket' })
        this.setData({ lines: [] })
      },
    })
  },

  back() {
    my.navigateBack()
  },
})

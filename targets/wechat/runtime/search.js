// search: a selector query inside this page or component.

const search = (page) => wx.createSelectorQuery().in(page)

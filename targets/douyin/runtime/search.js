// search: a selector query inside this page or component.

const search = (page) => tt.createSelectorQuery().in(page)

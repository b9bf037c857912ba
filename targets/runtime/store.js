// store: state shared by pages.

const store = (value) => wrap(value)

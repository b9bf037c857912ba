// store: state shared by pages.

const store = wrap

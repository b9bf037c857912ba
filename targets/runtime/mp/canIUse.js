// canIUse: asks for a function by the name that it has here.

const canIUse = (name) => host.canIUse(name.replace(/^\w+/, (first) => nativeNames[first] || first))

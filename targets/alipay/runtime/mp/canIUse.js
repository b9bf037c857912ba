// canIUse: asks for the function by the name it has here.

const nativeNames = { showModal: "confirm", setNavigationBarTitle: "setNavigationBar" }
const canIUse = (name) => host.canIUse(name.replace(/^\w+/, (first) => nativeNames[first] || first))

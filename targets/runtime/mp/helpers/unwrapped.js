// unwrapped: no state holds objects here, so nothing that is handed over can be a proxy.

const unwrapped = (value) => value

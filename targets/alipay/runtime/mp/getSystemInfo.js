// getSystemInfo: the library's version stands elsewhere, names of systems are in lower case, the height may be missing.

const getSystemInfo = promised("getSystemInfo", "getSystemInfo", undefined, systemInfo)

// getSystemInfoSync: the library's version stands elsewhere, names of systems are in lower case, the height may be missing.

const getSystemInfoSync = () => systemInfo(host.getSystemInfoSync())

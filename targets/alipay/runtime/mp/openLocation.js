// openLocation: latitude and longitude are text, and a name and an address must be there.

const openLocation = promised("openLocation", "openLocation", (options) => {
  const { latitude, longitude, name = "", address = "" } = options
  return Object.assign(options, { latitude: String(latitude), longitude: String(longitude), name, address })
})

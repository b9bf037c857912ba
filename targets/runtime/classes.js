// classes: class and style values that are arrays or objects.

const cls = (value, suffix = "") => {
  if (!value || value === true) return ""
  if (Array.isArray(value)) return value.map((item) => cls(item, suffix)).filter(Boolean).join(" ")
  if (typeof value === "object") return cls(Object.keys(value).filter((name) => value[name]), suffix)
  return String(value).replace(/\S+/g, (name) => name + suffix)
}

const sty = (value) => {
  if (!value || value === true) return ""
  if (Array.isArray(value)) return value.map(sty).filter(Boolean).join(";")
  if (typeof value !== "object") return String(value)
  const kebab = (name) => (name[1] === "-" ? name : name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase()))
  return sty(Object.keys(value).map((name) => (value[name] || value[name] === 0) && kebab(name) + ":" + value[name]))
}

// classes: class and style values that are arrays or objects.

// Makes text of a value; `entry` tells what a name of an object with its value stands for.
const textOf = (separator, entry) => {
  const text = (value) => {
    if (!value || value === true) return ""
    if (typeof value !== "object") return "" + value
    const items = Array.isArray(value) ? value : Object.keys(value).map((name) => entry(name, value[name]))
    return items.map(text).filter((text) => text).join(separator)
  }
  return text
}

const names = textOf(" ", (name, value) => value && name)
const cls = (value, suffix = "") => names(value).replace(/\S+/g, (name) => name + suffix)

const kebab = (name) => (name[1] === "-" ? name : name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase()))
const sty = textOf(";", (name, value) => (value || value === 0) && kebab(name) + ":" + value)

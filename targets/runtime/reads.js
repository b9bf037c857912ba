// reads: the read log of a computation. Nothing subscribes: after a write the log is compared with the present, as far as
// something in it was written.

const property = (object, key) => object[key]

// By object, in the order of reading, what was read of it: a chain of entries.
note = (object, key, value, read = property) => {
  if (!current) return
  const log = (current.log = current.log || new Map())
  const next = log.get(object)
  // A derived value.
  if (key === 0) {
    if (next) return
    current.inner.push(object)
  }
  log.set(object, { read, at: key, kept: value, next })
}

// Whether a computation ran and all that it read still has the value it had. `inner` are the derived values that it read:
// nobody writes them.
const fresh = (task) => {
  const { log, inner } = task
  const writes = epoch - task.epoch
  if (log == null) return false
  if (writes && log) {
    const all = writes > written.length || writes > log.size
    for (const object of all ? log.keys() : written.slice(-writes).concat(inner)) {
      for (let entry = log.get(object); entry; entry = entry.next) {
        if (!Object.is(entry.read(object, entry.at), entry.kept)) return false
      }
    }
  }
  task.epoch = epoch
  return true
}

// Runs a computation and keeps what it read. One that fails is reported and gives undefined.
const run = (task, compute) => {
  const outer = current
  current = task
  task.log = 0
  task.inner = []
  task.epoch = epoch
  try {
    return compute()
  } catch (error) {
    report(error, task.label)
  } finally {
    current = outer
  }
}

const announce = wrote
wrote = (what) => {
  if (current && current.pure) throw Error("a derived value writes state")
  announce(what)
}

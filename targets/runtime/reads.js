// reads: the read log of a computation. Nothing subscribes: after a write the log is compared with the present, as far as
// something in it was written.

// The row of a list that is now looked at, counted from 1, or nothing: what is read meanwhile is read on its account.
let row

// By object, what was read of it, the last first: which key, the value, how it is read, and for which row.
// A derived value has the key 0: nobody writes it, so it is looked at after every write, once for all rows.
note = (object, key, value, read = Reflect.get) => {
  if (!current) return
  const log = (current.log = current.log || new Map())
  const next = log.get(object)
  if (key === 0) {
    if (next) return
    log.inner = (log.inner || []).concat(object)
  }
  log.count = (log.count || 0) + 1
  log.set(object, { key, value, read, owner: row, next })
}

// Whether a computation ran and all that it read still has the value it had. If not, `dirty` has the rows that differ, or is
// nothing if more may: a derived value is not computed to find that out, since what differs may be why it is read no more.
const fresh = (task) => {
  const { log, dirty } = task
  const writes = epoch - task.epoch
  if (!(writes >= 0)) return false
  if (writes && log) {
    for (const object of writes > written.length ? log.keys() : written.slice(-writes).concat(log.inner)) {
      for (let entry = log.get(object); entry; entry = entry.next) {
        if (!Object.is(entry.read(object, entry.key), entry.value)) {
          if (!dirty || log.inner) return (task.dirty = false)
          dirty.add(entry.owner)
        }
      }
    }
  }
  if (dirty && dirty.size) return false
  task.epoch = epoch
  return true
}

// Runs a computation and keeps what it read. One that fails is reported and gives undefined.
const run = (task, compute, log) => {
  const outer = current
  current = task
  task.log = log
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

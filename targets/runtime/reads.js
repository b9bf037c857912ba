// reads: the read log of a computation. Nothing subscribes: after a write the log is compared with the present.

const property = (object, key) => object[key]

note = (object, key, value, read = property) => {
  if (current) current.log.push(read, object, key, value)
}

// Whether all that was read still has the value it had, in the order of reading.
const fresh = (task) => {
  const { log } = task
  if (task.epoch !== epoch) {
    for (let i = 0; i < log.length; i += 4) {
      if (!Object.is(log[i](log[i + 1], log[i + 2]), log[i + 3])) return false
    }
    task.epoch = epoch
  }
  return true
}

// Runs a computation and keeps what it read. One that fails is reported and gives undefined.
const run = (task, compute) => {
  const outer = current
  current = task
  task.log = []
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
wrote = () => {
  if (current && current.pure) throw Error("mpc: a derived value writes state")
  announce()
}

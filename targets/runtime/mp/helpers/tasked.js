// tasked: the promise of a call has the methods of its task: `const task = mp.request({ … })`, `task.abort()`.

const tasked = (call) => (given) => {
  const result = call(given)
  const { task } = result
  for (const name of ["abort", "onProgressUpdate", "offProgressUpdate", "onHeadersReceived", "offHeadersReceived"]) {
    if (task && task[name]) result[name] = (...args) => task[name](...args)
  }
  return result
}

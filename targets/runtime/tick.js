// tick: resolved when all pending updates have been sent.

const tick = async () => {
  while (waiting) await waiting
}

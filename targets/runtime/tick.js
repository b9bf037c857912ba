// tick: resolved when all pending updates have been sent, also those that wait for a view that is still at work.

const tick = async () => {
  let behind
  while (waiting || (behind = [...live].find(($) => $.flying && stale($)))) await (waiting || behind.flying)
}

import mp from "mpc"

/** From now on going back asks first; -> a function that lets the customer go again. */
export function askBeforeLeaving(message: string): () => void {
  mp.enableAlertBeforeUnload({ message }).catch(ignore)
  return () => {
    mp.disableAlertBeforeUnload().catch(ignore)
  }
}

/** The first page has nowhere to go back to, which Alipay counts as a failure. */
function ignore() {}

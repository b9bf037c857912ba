/** Douyin documents no way to ask before a page is left: `leaving.ts` is for the others. */
export function askBeforeLeaving(_message: string): () => void {
  return () => {}
}

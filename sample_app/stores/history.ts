import mp, { store } from "mpc"

const KEY = "search-history"
const MOST = 10

/** What the customer has searched for, the latest first. */
export const history = store({
  words: [] as string[],

  add(word: string) {
    const text = word.trim()
    if (text === "") return
    this.words = [text, ...this.words.filter((each) => each !== text)].slice(0, MOST)
    mp.setStorageSync(KEY, this.words)
  },
  clear() {
    this.words = []
    mp.removeStorageSync(KEY)
  },
  restore() {
    this.words = mp.getStorageSync(KEY) || []
  },
})

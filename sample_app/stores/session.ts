import mp, { store } from "mpc"
import { ApiError, get, post, setToken } from "@/lib/api"
import type { Member } from "@/lib/types"

const KEY = "token"

/** The login that is under way: whoever asks meanwhile waits for the same one. */
let pending: Promise<void> | null = null

export const session = store({
  token: "",
  member: null as Member | null,

  get signedIn(): boolean {
    return this.token !== ""
  },

  restore() {
    this.token = mp.getStorageSync(KEY)
    setToken(this.token)
  },
  keep(token: string) {
    this.token = token
    setToken(token)
    if (token) mp.setStorageSync(KEY, token)
    else mp.removeStorageSync(KEY)
  },
  leave() {
    this.member = null
    this.keep("")
  },

  /** Sign in with the platform's account, which asks the customer nothing. */
  login(): Promise<void> {
    pending ??= signIn().finally(() => {
      pending = null
    })
    return pending
  },
  async refresh() {
    this.member = await signedIn(() => get<Member>("/member"))
  },
})

/** Do what only a member can do: sign in before, and once more when the server has forgotten us. */
export async function signedIn<T>(action: () => Promise<T>): Promise<T> {
  if (!session.signedIn) await session.login()
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error
    await session.login()
    return action()
  }
}

async function signIn() {
  const { code } = await mp.login()
  // Each platform's codes are checked at that platform, so the server must know which one it is.
  const { token, member } = await post<{ token: string; member: Member }>("/login", { code, target: import.meta.target })
  session.keep(token)
  session.member = member
}

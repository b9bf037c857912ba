import { store } from "mpc"
export const tabs = store({ chosen: 0 })

import { store } from "mpc"

/** What another page asked the category tab to show. */
export const wanted = store({ categoryId: "" })

import { store } from "mpc"
import type { CartLine } from "@/lib/types"

/** What is being bought: from the cart, or one thing straight from its page. The pages of the checkout share it. */
export const checkout = store({
  lines: [] as CartLine[],
  fromCart: false,
  /** The address that was chosen for it; "" means the default one. */
  addressId: "",

  start(lines: CartLine[], fromCart = false) {
    this.lines = lines.map((line) => ({ ...line }))
    this.fromCart = fromCart
    this.addressId = ""
  },
})

// The same customer on another day: the cart is read from storage before anything else happens.
import { server } from './shop_server.mjs'

const kept = {
  id: 'p4', productId: 'p4', name: '沃柑100%甜', cover: 'https://img.example.com/p4.jpg', origin: '江西赣州',
  spec: '', price: 990, stock: 20, quantity: 2, gift: false,
}
export const storage = { cart: JSON.stringify([kept]) }
export const routes = server()

export default async (app, snap) => {
  await app.open('/pages/cart')
  snap('kept cart')
  await app.tap('.stepper .button', 1)
  snap('one more')
  await app.tap('.orders')
  snap('orders')
  await app.back()
  await app.tap('.remove')
  snap('empty')
  await app.tap('text=去逛逛')
  snap('home')
}

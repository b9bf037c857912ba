/** What the shop's server sends. Money is counted in fen. */

export interface Category {
  id: string
  name: string
}

export interface Product {
  id: string
  name: string
  origin: string
  cover: string
  slogan: string
  price: number
  originalPrice?: number
  unit: string
  tags: string[]
  stock: number
}

export interface Shelf {
  categories: Category[]
  products: Product[]
  more: boolean
  /** How long today's sale still lasts; 0 without a sale. */
  saleSeconds: number
}

export interface Spec {
  id: string
  name: string
  options: { id: string; name: string }[]
}

export interface Sku {
  id: string
  /** One option for each spec, in their order. */
  options: string[]
  price: number
  stock: number
}

export interface ProductDetail extends Product {
  pictures: string[]
  story: string
  specs: Spec[]
  skus: Sku[]
}

export interface CartLine {
  /** The SKU's id: a SKU stands in the cart once. */
  id: string
  productId: string
  name: string
  cover: string
  origin: string
  spec: string
  price: number
  stock: number
  quantity: number
  gift: boolean
}

export interface Shipping {
  fee: number
  freeFrom: number
}

export enum OrderStatus {
  Unpaid = 1,
  Packing,
  OnTheWay,
  Done,
}

export interface OrderLine {
  id: string
  name: string
  spec: string
  price: number
  quantity: number
}

export interface Order {
  id: string
  createdAt: string
  status: OrderStatus
  total: number
  lines: OrderLine[]
}

/** What the shop's server sends. Money is counted in fen, times are ISO 8601 texts with +08:00, ids are texts. */

export interface Category {
  id: string
  name: string
  picture: string
  slogan: string
}

/** `price` is that of the cheapest SKU, `stock` what there is of all SKUs together. */
export interface Product {
  id: string
  categoryId: string
  name: string
  origin: string
  cover: string
  slogan: string
  price: number
  originalPrice?: number
  unit: string
  tags: string[]
  stock: number
  sold: number
}

/** One page of a list of products; `total` counts all pages. */
export interface Shelf {
  products: Product[]
  page: number
  more: boolean
  total: number
}

export interface Spec {
  id: string
  name: string
  options: readonly { id: string; name: string }[]
}

export interface Sku {
  id: string
  /** One option for each spec, in their order. */
  options: string[]
  price: number
  stock: number
}

export interface Review {
  id: string
  author: string
  /** 1 to 5. */
  stars: number
  text: string
  at: string
}

export interface ProductDetail extends Product {
  pictures: string[]
  story: string
  facts: [string, string][]
  specs: Spec[]
  skus: Sku[]
  reviews: Review[]
  articleId?: string
}

export interface Banner {
  id: string
  picture: string
  title: string
  subtitle: string
  color: string
  /** A page of the app, with its query. */
  path: string
}

export interface Home {
  banners: Banner[]
  notice: string
  categories: Category[]
  /** How long today's sale still lasts, in seconds. */
  sale: { seconds: number; products: Product[] }
  articles: ArticleSummary[]
}

export interface ArticleSummary {
  id: string
  title: string
  summary: string
  picture: string
  /** How long it takes to read. */
  minutes: number
}

export type Block =
  | { kind: "heading" | "text" | "quote"; text: string }
  | { kind: "picture"; src: string; caption: string }
  | { kind: "list"; items: string[] }
  | { kind: "product"; productId: string; name: string; cover: string; price: number }

export interface Article extends ArticleSummary {
  at: string
  author: string
  blocks: Block[]
}

export type CouponState = "claimable" | "usable" | "used" | "expired"

export interface Coupon {
  id: string
  title: string
  /** What it takes off goods of at least `from`; of one category, if it names one. */
  amount: number
  from: number
  categoryId?: string
  until: string
  state: CouponState
}

export interface Address {
  id: string
  name: string
  phone: string
  /** Province, city, district. */
  region: string[]
  detail: string
  tag: "家" | "公司" | "学校" | ""
  isDefault: boolean
}

/** What is sent to make or change an address. */
export type AddressForm = Omit<Address, "id">

export interface Member {
  id: string
  nickname: string
  avatar: string
  phone: string
  /** Counts from 1. */
  level: number
  levelName: string
  points: number
  /** The points at which the next level begins; 0 at the last level. */
  nextLevelAt: number
  benefits: { icon: string; title: string; text: string }[]
  /** How many coupons can be used now. */
  couponCount: number
  /** How many orders there are of each `OrderStatus`: `orderCounts[OrderStatus.Unpaid]`. */
  orderCounts: Record<string, number>
}

export interface Session {
  token: string
  member: Member
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
  checked: boolean
}

/** A line as the server is asked about it: it knows the rest. */
export interface WantedLine {
  skuId: string
  quantity: number
  gift: boolean
}

/** `couponId`: without one the best is taken, "" is none. */
export interface QuoteForm {
  lines: WantedLine[]
  couponId?: string
}

export interface Quote {
  goods: number
  gifts: number
  shipping: number
  discount: number
  total: number
  /** From this price of goods on, shipping is free. */
  freeFrom: number
  /** The member's coupons; `reason` says why one cannot be used. */
  coupons: { coupon: Coupon; usable: boolean; reason: string }[]
  /** The coupon that `discount` is of; "" without one. */
  couponId: string
}

export interface OrderForm extends QuoteForm {
  addressId: string
  note: string
}

export enum OrderStatus {
  Unpaid = 1,
  Packing,
  OnTheWay,
  Done,
  Cancelled,
}

export interface OrderLine {
  skuId: string
  productId: string
  name: string
  cover: string
  spec: string
  price: number
  quantity: number
  gift: boolean
}

export interface Order {
  id: string
  createdAt: string
  /** While it is unpaid: when it will be cancelled. */
  payBefore?: string
  status: OrderStatus
  lines: OrderLine[]
  goods: number
  gifts: number
  shipping: number
  discount: number
  total: number
  address: Address
  note: string
  /** Latest first. */
  tracks: { at: string; text: string }[]
}

/** `order` is what `mp.pay` takes on that target. */
export interface Payment {
  target: string
  order: Record<string, string>
}

/** What the cart reckons with before the server has been asked. */
export interface Shipping {
  fee: number
  freeFrom: number
}

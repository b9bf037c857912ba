import articleList from "@/fixtures/articles.json"
import categoryList from "@/fixtures/categories.json"
import homePage from "@/fixtures/home.json"
import productList from "@/fixtures/products.json"
import rules from "@/fixtures/shop.json"
import { secondsOfToday } from "@/lib/offline/clock"
import { copy, found, Refusal, type Question } from "@/lib/offline/question"
import type { Article, ArticleSummary, Block, Category, Home, Product, ProductDetail, Shelf, Sku } from "@/lib/types"

/** Price and stock follow from the SKUs. */
type Kept = Omit<ProductDetail, "price" | "stock">

const products = copy(productList) as Kept[]
const articles = articleList as Article[]

const SORTS: Record<string, (a: Product, b: Product) => number> = {
  default: (a, b) => Number(b.stock > 0) - Number(a.stock > 0),
  sold: (a, b) => b.sold - a.sold,
  "price-up": (a, b) => a.price - b.price,
  "price-down": (a, b) => b.price - a.price,
}

export function categories(): Category[] {
  return categoryList
}

export function hotWords(): string[] {
  return homePage.hot
}

export function home(): Home {
  return {
    banners: homePage.banners,
    notice: homePage.notice,
    categories: categoryList,
    sale: { seconds: secondsOfToday(), products: homePage.sale.map((id) => summary(kept(id))) },
    articles: homePage.articles.map((id) => articleSummary(found(articles, id, "文章"))),
  }
}

export function shelf({ query }: Question): Shelf {
  const { category = "", keyword = "", sort = "default", page = 1 } = query
  const order = SORTS[String(sort)]
  const number = Number(page)
  if (!order) throw new Refusal(400, "没有这种排序方式")
  if (!Number.isInteger(number) || number < 1) throw new Refusal(400, "页码不对")

  const wanted = String(keyword).trim()
  const all = products
    .filter((each) => (!category || each.categoryId === category) && matches(each, wanted))
    .map(summary)
    .sort(order)
  const end = number * rules.pageSize
  return { products: all.slice(end - rules.pageSize, end), page: number, more: all.length > end, total: all.length }
}

export function detailOf(id: string): ProductDetail {
  const product = kept(id)
  return { ...product, ...summary(product) }
}

export function articleOf(id: string): Article {
  const article = found(articles, id, "文章")
  return { ...article, blocks: article.blocks.map(complete) }
}

/** A SKU with its product; both are the shop's own, not copies. */
export function skuOf(id: unknown): { product: Kept; sku: Sku } {
  for (const product of products) {
    const sku = product.skus.find((each) => each.id === id)
    if (sku) return { product, sku }
  }
  throw new Refusal(404, "没有找到这个规格")
}

/** "中果 70–75mm，5斤装" */
export function specOf(product: Kept, sku: Sku): string {
  return product.specs.map((spec, i) => spec.options.find((option) => option.id === sku.options[i])!.name).join("，")
}

export function categoryName(id: string): string {
  return found(categoryList, id, "分类").name
}

function kept(id: string): Kept {
  return found(products, id, "商品")
}

function summary(product: Kept): Product {
  const { pictures, story, facts, specs, skus, reviews, articleId, ...rest } = product
  return {
    ...rest,
    price: Math.min(...skus.map((sku) => sku.price)),
    stock: skus.reduce((sum, sku) => sum + sku.stock, 0),
  }
}

function articleSummary({ id, title, summary, picture, minutes }: Article): ArticleSummary {
  return { id, title, summary, picture, minutes }
}

function matches(product: Kept, keyword: string): boolean {
  const texts = [product.name, product.origin, product.slogan, categoryName(product.categoryId), ...product.tags]
  return texts.some((text) => text.includes(keyword))
}

/** The fixtures name a product by its id alone. */
function complete(block: Block): Block {
  if (block.kind !== "product") return block
  const { name, cover, price } = summary(kept(block.productId))
  return { ...block, name, cover, price }
}

"""Real projects in memory, to be damaged by `test_mutations`."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
ERRORS = ROOT / "tests" / "errors"

Project = dict[str, str]

# The example of the language's design, with a component that uses what the page does not.
RICH: Project = {
    "mpc.toml": '[app]\nname = "fresh-fruit"\nversion = "1.2.0"\n[target.wechat]\nappid = "wx0123456789abcdef"\n'
    '[build]\npx-to-rpx = true\n[env]\nAPI = "https://api.example.com"\n[mode.development.env]\nAPI = "http://localhost:8000"\n',
    "app.mp": """<app title="鲜果集">
  <window background="#f7f7f7" bar-color="#ffffff" bar-text="black" pull-refresh />
  <pages> <page src="pages/home" /> <page src="pages/product" /> </pages>
  <subpackage root="packages/order" name="order"> <page src="list" /> </subpackage>
  <preload on="pages/home" packages="order" network="wifi" />
  <tabbar color="#999999" active-color="#07c160">
    <tab page="pages/home" text="首页" icon="assets/home.png" active-icon="assets/home-on.png" />
    <tab page="pages/product" text="商品" />
  </tabbar>
  <use name="x-badge" from="@/components/badge.mp" />
  <native target="wechat">{ "lazyCodeLoading": "requiredComponents" }</native>
</app>
<script>
function onLaunch(options) { console.log(options) }
</script>
<style>page { --gap: 24rpx; background: #f7f7f7 } @import "./base.css";</style>
""",
    "base.css": ".row { display: flex; gap: 10px } @media (min-width: 600px) { .row { margin: 0 auto !important } }\n",
    "assets/home.png": "png",
    "assets/home-on.png": "png",
    "pages/home.mp": '<page><x-badge :count="3" /></page>\n',
    "packages/order/list.mp": '<page title="订单"><view mp:for="n in 3" mp:key="n">{{ n }}</view></page>\n',
    "pages/product.mp": """<page title="商品详情" pull-refresh>
  <!-- 商品 -->
  <view class="card" mp:if="product">
    <image :src="product.cover" mode="aspectFill" lazy-load />
    <text class="name">{{ product.name }} &lt; {{ `¥${yuan(product.price)}` }}</text>
    <price-tag :value="product.price" @change="onPrice"><text slot="note">{{ a?.b ?? "无" }}</text></price-tag>
    <view mp:for="sku, i in product.skus" mp:key="sku.id" :class="['sku', { on: sku.id === chosen }]"
          :style="{ width: i * 10 + 'px', color: sku.on ? '#fff' : 'red' }"
          @tap="choose(sku.id, $event)">{{ i + 1 }}. {{ sku.name }} {{ yuan(sku.price) }}
      <text mp:for="tag in sku.tags" mp:key="tag" mp:show="tag.length > 1">{{ tag.toUpperCase() }}</text>
    </view>
    <input mp:model="qty" type="number" /><switch mp:model="form.agree" />
    <button type="primary" :disabled="!chosen" @tap.stop="addToCart">加入购物车（{{ total }} 元）</button>
    <button open-type="share" @tap="qty += 1" mp:only="wechat alipay">
      {{ names.map((n) => n + '!').join('、') }}</button>
  </view>
  <view mp:elif="chosen" class="a {{ chosen }}">…</view>
  <view mp:else class="loading">加载中…</view>
</page>

<script lang="ts">
import mp from "mpc"
import { cart } from "@/stores/cart"
import PriceTag from "@/components/price_tag.mp"
import { yuan, Size } from "@/lib/format"

interface Product { id: string; name: string; price: number; cover: string; skus: Sku[] }
type Sku = { id: string; name: string; price: number; tags?: string[] }
enum Kind { A, B = "b", C = 1 << 2 }
let product = $state<Product | null>(null)
let chosen = $state(""), qty = $state(1), form = $state({ agree: true })
let a = $state<any>(), names = $state(["苹果", "梨"])
const total = $derived(product ? product.price * qty : 0)
$effect(() => { console.log(total, import.meta.target === "wechat" ? 1 : 2); return () => {} })
async function onLoad(query: { id: string }) {
  const res = await mp.request<Product>({ url: `${import.meta.env.API}/products/${query.id}` })
  product = res.data as Product
}
function choose(id: string, e) { chosen = id }
function onPrice(e) { product!.price = e.detail }
class Box<T> { private x?: T; constructor(x: T) { this.x = x } }
const re = /[/"'{]+/g, nothing = <T,>(x: T) => x
export_: for (const x of [1, 2]) { if (x) continue export_ }
function addToCart() {
  cart.items.push({ id: product.id, sku: chosen, qty })
  mp.reLaunch({ url: "/pages/home?x=1" })
}
</script>

<style>
.card { padding: 24rpx; .name { font-weight: 600; &:active { color: red } } > .sku { width: calc(100% - 10px) } }
@target alipay { .card { background: url(/assets/home.png) } }
@keyframes turn { from { transform: rotate(0) } 50.5%, to { transform: rotate(1turn) } }
</style>
""",
    "components/price_tag.mp": """<component>
  <view class="tag {{ big ? 'big' : '' }}" :style="look"
        @tap="$emit('change', value)">{{ label }}{{ value }}<slot name="note" /></view>
  <slot />
  <price-tag mp:if="big" :value="1" />
</component>
<script lang="ts">
import PriceTag from "./price_tag.mp"
const { value, label = "¥", big = false, look = {} } = $props<Props>()
interface Props { value: number; label?: string; big?: boolean; style?: object }
let open = $state(false)
function toggle() { open = !open }
function onMount() { $emit("change", 0) }
</script>
<style>.tag { color: red } .tag.big::after { content: "大；{" } :host { display: block }</style>
""",
    "components/badge.mp": "<component><text>{{ count }}</text></component>\n"
    "<script>const { count = 0 } = $props()</script>\n",
    "lib/format.ts": """import data from "./data.json"
export const yuan = (n: number) => (n / 100).toFixed(2)
export enum Size { Small, Big }
export default function (x) { return data[x] }
export * from "./more"
""",
    "lib/more.js": "export let count = 0\nexport function add() { count++ }\nexport class A { #x = 1; static y = 2 }\n",
    "lib/data.json": '{ "a": [1, 2, { "b": "中" }] }\n',
    "stores/cart.ts": """import { store } from "mpc"
export const cart = store({ items: [] as any[], get total() { return this.items.length }, clear() { this.items = [] } })
""",
}


@cache
def projects() -> tuple[Project, ...]:
    """The rich one, the sample app, the golden cases and the samples of mistakes."""
    folders = [ROOT / "sample_app", *sorted(ROOT.glob("tests/golden/*/src"))]
    defaults = _read(ERRORS / "_default")
    found = [RICH, *(_read(folder) for folder in folders if folder.is_dir())]
    for folder in sorted(ERRORS.glob("MP*")):
        own = _read(folder)
        found.append({**({} if folder.name.startswith("MP701") else _needed(defaults, own)), **own})
    return tuple(found)


def _needed(defaults: Project, own: Project) -> Project:
    home = "home_with_card.mp" if "card.mp" in own else "home.mp"
    return {"app.mp": defaults["app.mp"], "home.mp": defaults[home]}


def _read(folder: Path) -> Project:
    """Text files as they are; others, and those that are not UTF-8, as their name."""
    project: Project = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "expected.txt":
            try:
                text = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                text = path.name
            project[path.relative_to(folder).as_posix()] = text
    return project

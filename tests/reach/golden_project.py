"""The small shop whose bodies for platforms' servers stand in `golden/`, written by hand."""

FILES = {
    "mpc.toml": """[target.wechat]
appid = "wx0123456789abcdef"

[target.douyin]
appid = "tt0123456789abcdef01"
link-resolver = "https://fruit.example/link"

[target.alipay]
appid = "2021000000000000"

[reach]
language = "en"
verify = ["reach/MP_verify_a1B2c3D4e5F6g7H8.txt"]

[[seo.collection]]
page = "pages/pear"
file = "pears.json"
as = "pear"
params = { id = "id" }
path = "/pear/{id}/"

[[menu]]
name = "商城"
[[menu.button]]
name = "Today"
page = "pages/home"
query = { from = "menu" }
[[menu.button]]
name = "Williams"
link = "williams"
query = { from = "menu & more" }

[[menu]]
name = "Orders"
page = "packages/order/list"

[[menu]]
name = "Blog"
url = "https://blog.example/?a=1"
""",
    "app.mp": """<app title="Fruit">
  <pages>
    <page src="pages/home" />
    <page src="pages/pear" />
  </pages>
  <subpackage root="packages/order">
    <page src="list" />
  </subpackage>
  <seo site="https://fruit.example/shop" keywords="fruit" />
</app>
""",
    "pages/home.mp": """<page title="Home">
  <seo description="All that is ripe" />
  <link name="home" />
  <view>Home</view>
</page>
""",
    "pages/pear.mp": """<page title="Pear">
  <seo title="{{ pear.name }}" keywords="pears, {{ pear.name }}" params="id" />
  <link name="williams" title='Williams "Bon Chrétien"' image="https://fruit.example/w.png" query="id=2" />
  <link name="odd" query="id=a%26b%20%E6%A2%A8" />
  <view>{{ pear.name }}</view>
</page>

<script>
let pear = $state({ name: "" })
</script>
""",
    "packages/order/list.mp": '<page title="Orders">\n  <seo index="false" />\n</page>\n',
    "pears.json": """[
  { "id": 1, "name": "Conference" },
  { "id": 2, "name": "=Williams" },
  { "id": "a&b 梨", "name": "梨" }
]
""",
    "reach/MP_verify_a1B2c3D4e5F6g7H8.txt": "a1B2c3D4e5F6g7H8",
}

"""What the web site itself says, in the languages it may have."""

from collections.abc import Mapping

from mpc.compiler.diagnostics import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "home": "首页", "all": "全部页面", "skip": "跳到正文", "crumbs": "所在位置", "sheets": "翻页",
        "before": "上一页", "after": "下一页", "featured": "看一看", "more": "查看全部", "facts": "详情",
        "open": "打开小程序", "open_in": "在{title}中打开", "mini_program": "小程序",
        "search": "打开{title}，搜索“{name}”", "browser": "没有反应？点右上角“···”，选择在浏览器中打开。",
        "scan": "用手机扫码打开", "scan_with": "用{titles}或手机相机扫一扫", "and": "、", "code": "本页的二维码",
        "missing": "没有这个页面", "missing_text": "它可能已经移动或下架。",
        "free": "免费",
        "brand": "品牌", "sku": "编号", "availability": "供应", "author": "作者",
        "published": "发布", "modified": "更新", "address": "地址", "telephone": "电话",
        "hours": "营业时间", "category": "类别",
        "BackOrder": "可预订", "Discontinued": "已停产", "InStock": "有货", "InStoreOnly": "仅限门店",
        "LimitedAvailability": "库存紧张", "MadeToOrder": "定制", "OnlineOnly": "仅限线上", "OutOfStock": "缺货",
        "PreOrder": "预售", "PreSale": "预售", "Reserved": "已预留", "SoldOut": "售罄",
        "Mo": "周一", "Tu": "周二", "We": "周三", "Th": "周四", "Fr": "周五", "Sa": "周六", "Su": "周日",
    },
    "en": {
        "home": "Home", "all": "All pages", "skip": "Skip to content", "crumbs": "Breadcrumb", "sheets": "Pages",
        "before": "Previous", "after": "Next", "featured": "Have a look", "more": "See all", "facts": "Details",
        "open": "Open the mini program", "open_in": "Open in {title}", "mini_program": "Mini program",
        "search": "Open {title} and search for “{name}”",
        "browser": "Nothing happens? Tap “···” at the top right and open this page in your browser.",
        "scan": "Scan to open", "scan_with": "With {titles}, or the camera of your phone", "and": ", ",
        "code": "QR code of this page", "missing": "There is no such page",
        "missing_text": "It may have moved, or is no longer there.",
        "free": "Free",
        "brand": "Brand", "sku": "Number", "availability": "Availability", "author": "By", "published": "Published",
        "modified": "Updated", "address": "Address", "telephone": "Telephone", "hours": "Hours", "category": "Category",
        "BackOrder": "Back order", "Discontinued": "Discontinued", "InStock": "In stock",
        "InStoreOnly": "In store only", "LimitedAvailability": "Few left", "MadeToOrder": "Made to order",
        "OnlineOnly": "Online only", "OutOfStock": "Out of stock", "PreOrder": "Pre-order", "PreSale": "Pre-sale",
        "Reserved": "Reserved", "SoldOut": "Sold out",
        "Mo": "Mon", "Tu": "Tue", "We": "Wed", "Th": "Thu", "Fr": "Fri", "Sa": "Sat", "Su": "Sun",
    },
}  # fmt: skip
# How a price is written before its number; the code of every other currency stands there itself.
SIGNS: Mapping[str, str] = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "JPY": "JP¥"}

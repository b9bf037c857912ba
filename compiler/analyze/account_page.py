"""The page that mpc writes itself, every account with its way in: `<page src="…" generate="accounts" />`."""

import json
from html import escape

from mpc.compiler import ir
from mpc.compiler.source import SourceFile

GENERATED = ("accounts",)
"""What `generate` of `<page>` may say."""

_PAGE = """<page title="关注我们">
{cards}
</page>

<style>
.account {{ margin: 24rpx; padding: 32rpx; border-radius: 16rpx; background: #ffffff; color: #1d231b }}
.name {{ margin-bottom: 16rpx; font-size: 32rpx; font-weight: 600 }}
.way {{ color: #5b6358; font-size: 28rpx; line-height: 1.6 }}
</style>
"""
_CARD = """  <view class="account">
    <view class="name">{{{{ {text} }}}}</view>
    <follow account="{name}" mp:only="{having}">{way}</follow>
    <block mp:except="{having}">{way}</block>
  </view>"""
_LOST = """  <view class="account"><view class="name">{{{{ {text} }}}}</view>{way}</view>"""


def account_page(path: str, accounts: tuple[ir.Metadata, ...]) -> SourceFile:
    """The page as an author would have written it. What cannot be followed on a platform can be searched for there."""
    cards = []
    taken: set[str] = set()  # a platform shows one account on a page, or knows one only
    for account in accounts:
        having = [each.name for each in account.attributes if each.name != "name" and each.name not in taken]
        taken.update(having)
        cards.append(_card(account.text("name"), " ".join(having)))
    return SourceFile(f"{path}.mp", _PAGE.format(cards="\n".join(cards)))


def _card(name: str, having: str) -> str:
    way = f'<view class="way">{{{{ {_literal(f"搜索“{name}”，即可找到并关注。")} }}}}</view>'
    form = _CARD if having else _LOST
    return form.format(text=_literal(name), name=escape(name, quote=True), having=having, way=way)


def _literal(text: str) -> str:
    """A text as an expression of a template: data, so that nothing in it is read as markup."""
    return json.dumps(text, ensure_ascii=False)

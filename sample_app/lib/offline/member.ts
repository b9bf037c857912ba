import addressList from "@/fixtures/addresses.json"
import couponList from "@/fixtures/coupons.json"
import memberCard from "@/fixtures/member.json"
import { endOfDay, fromNow } from "@/lib/offline/clock"
import { orderCounts } from "@/lib/offline/orders"
import { copy, found, Refusal, type Question } from "@/lib/offline/question"
import type { Address, AddressForm, Coupon, CouponState, Member, Session } from "@/lib/types"

const TAGS = ["家", "公司", "学校", ""]

const kept = copy(addressList) as Address[]
const wallet: Coupon[] = couponList.map(({ days, state, ...coupon }) => ({
  ...coupon,
  until: endOfDay(days),
  state: state as CouponState,
}))
let points = memberCard.points
let lastAddress = kept.length

export function login({ data }: Question): Session {
  if (!data.code) throw new Refusal(400, "登录失败，请重试")
  return { token: "offline", member: member() }
}

export function member(): Member {
  const { id, nickname, avatar, phone, levels } = memberCard
  const level = levels.filter((each) => each.from <= points).length
  const { name, benefits } = levels[level - 1]
  return {
    id,
    nickname,
    avatar,
    phone,
    level,
    levelName: name,
    points,
    nextLevelAt: levels[level]?.from ?? 0,
    benefits,
    couponCount: coupons().filter((each) => each.state === "usable").length,
    orderCounts: orderCounts(),
  }
}

export function earn(more: number) {
  points += more
}

export function coupons(): Coupon[] {
  return wallet.map((each) => (each.state !== "used" && each.until < fromNow() ? { ...each, state: "expired" } : each))
}

export function claim({ id }: Question): Coupon {
  if (found(coupons(), id, "优惠券").state !== "claimable") throw new Refusal(409, "这张券已经领过了")
  return setCoupon(id, "usable")
}

export function setCoupon(id: string, state: CouponState): Coupon {
  const coupon = found(wallet, id, "优惠券")
  coupon.state = state
  return coupon
}

export function addresses(): Address[] {
  return kept
}

export function addressOf(id: unknown): Address {
  return found(kept, id, "地址")
}

export function addAddress({ data }: Question): Address {
  const form = checked(data)
  lastAddress += 1
  const address = { ...form, id: `a${lastAddress}`, isDefault: form.isDefault || kept.length === 0 }
  kept.push(address)
  return onlyDefault(address)
}

export function changeAddress({ id, data }: Question): Address {
  const address = addressOf(id)
  return onlyDefault(Object.assign(address, checked(data)))
}

export function removeAddress({ id }: Question): Record<string, never> {
  const address = addressOf(id)
  kept.splice(kept.indexOf(address), 1)
  if (address.isDefault && kept.length > 0) kept[0].isDefault = true
  return {}
}

function onlyDefault(address: Address): Address {
  if (address.isDefault) for (const each of kept) each.isDefault = each === address
  return address
}

function checked({ name, phone, region, detail, tag = "", isDefault = false }: Question["data"]): AddressForm {
  const form = { name: trimmed(name), phone: trimmed(phone), region, detail: trimmed(detail), tag, isDefault: Boolean(isDefault) }
  const complete = Array.isArray(region) && region.length === 3 && region.every((part) => trimmed(part) !== "")
  if (form.name === "" || form.name.length > 20) throw new Refusal(400, "请填写收货人，最多 20 个字")
  if (!/^1[3-9]\d{9}$/.test(form.phone)) throw new Refusal(400, "请填写 11 位手机号")
  if (!complete) throw new Refusal(400, "请选择所在地区")
  if (form.detail.length < 4 || form.detail.length > 80) throw new Refusal(400, "请填写详细地址，4 到 80 个字")
  if (!TAGS.includes(tag)) throw new Refusal(400, "没有这个标签")
  return form
}

function trimmed(value: unknown): string {
  return typeof value === "string" ? value.trim() : ""
}

import type { AddressForm } from "@/lib/types"

/** Says what is wrong with a value, "" if nothing is. */
type Check<T> = (value: T) => string

const NAME = /^[\u4e00-\u9fa5a-z][\u4e00-\u9fa5a-z·\s]{1,19}$/i
const MOBILE = /^1[3-9]\d{9}$/
/** How people write numbers down: 138-0013-8000. */
const SEPARATORS = /[\s-]/g

const CHECKS = {
  name: (value) => (value.trim() === "" ? "请填写收货人" : NAME.test(value.trim()) ? "" : "姓名是 2 到 20 个汉字或字母"),
  phone: (value) => (value.trim() === "" ? "请填写手机号" : MOBILE.test(phoneDigits(value)) ? "" : "手机号是 11 位数字"),
  region: (value) => (value.length === 3 ? "" : "请选择所在地区"),
  detail: (value) => (value.trim().length >= 4 ? "" : "请写到街道和门牌号"),
} satisfies { [Field in keyof AddressForm]?: Check<AddressForm[Field]> }

export type CheckedField = keyof typeof CHECKS
export type Problems = Record<CheckedField, string>

export const NO_PROBLEMS: Readonly<Problems> = { name: "", phone: "", region: "", detail: "" }

export function problemOf<Field extends CheckedField>(form: AddressForm, field: Field): string {
  const check = CHECKS[field] as Check<AddressForm[Field]>
  return check(form[field])
}

export function problemsOf(form: AddressForm): Problems {
  const problems = { ...NO_PROBLEMS }
  for (const field in CHECKS) problems[field as CheckedField] = problemOf(form, field as CheckedField)
  return problems
}

export function phoneDigits(text: string): string {
  return text.replace(SEPARATORS, "")
}

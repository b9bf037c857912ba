export { Kind } from "./kind"
export * from "./round"
export * as money from "./format"

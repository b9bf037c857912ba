import { label } from "./label"
export const payWith = (): string => label("Douyin")

export enum Size { Small = 1, Large = Small << 3, Name = "size", Next = Large + 1 }
export const enum Way { Up, Down }
export let count = 0
export function bump(list: number[]) { count++; list.push(count) }
export default (x: number) => x * count

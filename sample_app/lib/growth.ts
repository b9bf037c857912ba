import type { Member } from "@/lib/types"

/** How far the points have come towards the next level, in percent. */
export function growth({ points, nextLevelAt }: Member): number {
  return nextLevelAt > 0 ? Math.min(100, Math.round((points / nextLevelAt) * 100)) : 100
}

export function growthText({ points, nextLevelAt }: Member): string {
  return nextLevelAt > 0 ? `成长值 ${points}，再得 ${nextLevelAt - points} 升级` : `成长值 ${points}，已是最高等级`
}

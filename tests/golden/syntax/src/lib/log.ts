export const log: string[] = []

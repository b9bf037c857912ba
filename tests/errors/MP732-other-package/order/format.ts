export function yuan(cents: number) { return cents / 100 }

export function pay() {}

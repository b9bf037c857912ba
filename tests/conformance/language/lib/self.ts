export const name = "self"

export const yuan = (n) => n

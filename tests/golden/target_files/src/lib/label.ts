export const label = (name: string) => `${name} pay`

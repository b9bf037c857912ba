export const payWith = () => "card"

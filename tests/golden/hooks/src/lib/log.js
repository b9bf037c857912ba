export const start = (path) => console.log("start", path)

import path from "node:path"

export default {
  projectName: "benchmark",
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: "src",
  outputRoot: "dist",
  framework: "react",
  compiler: { type: "webpack5", prebundle: { enable: false } },
  cache: { enable: false },
  alias: { "@": path.resolve(__dirname, "..", "src") },
  mini: {},
}

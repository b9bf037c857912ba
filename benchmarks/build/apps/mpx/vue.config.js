const { defineConfig } = require("@vue/cli-service")
const path = require("path")

module.exports = defineConfig({
  configureWebpack: {
    resolve: { alias: { "@": path.resolve("src") }, extensions: [".mpx", ".ts", ".js"] },
    module: { rules: [{ test: /\.ts$/, use: "babel-loader" }] },
  },
  pluginOptions: { mpx: { plugin: { srcMode: "wx" }, loader: {} } },
})

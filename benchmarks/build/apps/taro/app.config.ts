export default {
  pages: [
[%- for page in app.main %]
    "[[ page.path ]]",
[%- endfor %]
  ],
  subPackages: [
[%- for package in app.packages %]
    {
      root: "[[ package.root ]]",
      pages: [
[%- for page in package.pages %]
        "[[ page.inside ]]",
[%- endfor %]
      ],
    },
[%- endfor %]
  ],
  window: { navigationBarTitleText: "基准" },
}

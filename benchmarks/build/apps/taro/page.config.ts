export default { navigationBarTitleText: "[[ title ]]", enablePullDownRefresh: true }

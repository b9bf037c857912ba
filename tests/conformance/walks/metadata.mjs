// What pages tell search and hand over when they are shared.
export default async (app, snap) => {
  await app.open('/pages/product?id=a%26b'); await app.share(); snap('shared')
  await app.tap('.same'); snap('nothing that is told changed')
  await app.tap('.rename'); await app.share(); snap('renamed')
  await app.open('/pages/about?from=%E5%85%AC'); await app.share(); snap('without a script')
  await app.open('/pages/invite'); await app.share('button'); await app.share(); snap('own words first')
  await app.open('/pages/follow'); snap('an account')
  if (app.target !== 'alipay') await app.event('.account', 'error', { status: 5 })
  snap('not shown here')
  await app.open('/pages/accounts'); snap('all accounts')
}

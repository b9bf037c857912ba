// Random operations on a page of lists, columns, derived values, components and a store; the page is hidden and shown again, and
// another page writes to the store meanwhile. After each step the texts of the tree are those that the page makes anew from its state.
export const routes = {}

// Numbers that are the same in every run.
const generator = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const NAMES = [
  'push', 'unshift', 'pop', 'shift', 'splice', 'sort', 'reverse', 'length', 'swap', 'exchange', 'change', 'change', 'change', 'changeOther', 'changeOther',
  'keep', 'changeKept', 'later', 'timer', 'callback', 'move', 'both', 'copy', 'filter', 'append', 'clear', 'pick', 'changePicked', 'choose', 'rate', 'odd',
  'hole', 'cut', 'turnOdds', 'set', 'grow', 'unset', 'add', 'less', 'sharedRate', 'sharedRow',
]

const textsOf = (nodes) =>
  nodes.flatMap((node) => {
    if (node.attrs?.class && node.attrs.class !== 'row' && node.tag === 'view') return [textOf(node)]
    return textsOf(node.children ?? [])
  })
const textOf = (node) => node.text ?? (node.children ?? []).map(textOf).join('')

export default async (app, snap) => {
  const seeds = Number(process.env.MPC_SEEDS || 8)
  for (let seed = 1; seed <= seeds; seed++) {
    const random = generator(seed)
    const pick = (n) => Math.floor(random() * n)
    const act = (text) => app.input('.act', text)
    await app.open('/pages/random')
    for (let step = 0; step < 30; step++) {
      const acts = Array.from({ length: 1 + pick(4) }, () => [NAMES[pick(NAMES.length)], pick(7), pick(7), pick(7)].join()).join(';')
      const way = pick(8)
      if (way === 0) {
        await app.hide()
        await act(acts)
        await app.show()
      } else if (way === 1) {
        await act(`${acts};visit`)
        await app.tap(pick(2) ? '.more' : '.less')
        await app.back()
      } else await act(acts)
      await app.advance(10)
      await act('tell')
      const expected = JSON.parse(app.console.at(-1).text)
      const shown = textsOf(app.tree())
      if (JSON.stringify(shown) !== JSON.stringify(expected)) {
        throw new Error(`seed ${seed}, step ${step}, ${acts}:\n${JSON.stringify(shown)}\nis shown, not\n${JSON.stringify(expected)}`)
      }
    }
  }
  snap('end')
}

// effects: $.effect. After the update in which something it read changed; a returned function cleans up.

// Whether effects run now, and the number of writes that no effect caused.
let busy = 0
let turn = 0

const untie = ({ clean }) => {
  if (clean && clean.call) run({}, clean)
}

// The error made here has the effect's own line in its stack.
runes.effect = function (action) {
  this.effects.push({ action, line: Error("this effect never ends") })
}

after = ({ effects }) => {
  busy++
  effects.forEach((effect) => {
    if (fresh(effect)) return
    effect.runs = effect.turn === turn ? effect.runs + 1 : 0
    effect.turn = turn
    if (effect.runs === 100) report(effect.line)
    else if (effect.runs < 100) {
      untie(effect)
      effect.clean = run(effect, effect.action)
    }
  })
  busy--
}

const tell = wrote
wrote = (what) => {
  if (!busy) turn++
  tell(what)
}

const dropBefore = drop
drop = ($) => {
  dropBefore($)
  $.effects.forEach(untie)
}

// effects: $.effect. After the update in which something it read changed; a returned function cleans up.

// Whether effects run now, and the number of writes that no effect caused.
let busy
let turn = 0

const untie = ({ clean }) => {
  if (clean && clean.call) run({}, clean)
}

// The error made here has the effect's own line in its stack.
runes.effect = function (action) {
  const line = Error("mpc: this effect never ends")
  ;(this.effects = this.effects || []).push({ action, line })
}

after = ({ effects = [] }) => {
  const outer = busy
  busy = 1
  effects.forEach((effect) => {
    if (effect.log && fresh(effect)) return
    if (effect.turn !== turn) effect.runs = 0
    effect.turn = turn
    if (effect.runs++ === 100) report(effect.line)
    else if (effect.runs < 101) {
      untie(effect)
      effect.clean = run(effect, effect.action)
    }
  })
  busy = outer
}

const tell = wrote
wrote = () => {
  if (!busy) turn++
  tell()
}

const dropBefore = drop
drop = ($) => {
  dropBefore($)
  ;($.effects || []).forEach(untie)
}

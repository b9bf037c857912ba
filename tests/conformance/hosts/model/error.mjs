// The project broke a documented rule of a platform. `rule` is the id of an entry of rules/<platform>.mjs.

export class ModelError extends Error {
  constructor(rule, says, detail) {
    super(`[${rule}] ${says}${detail ? ` — ${detail}` : ''}`)
    this.rule = rule
  }
}

/** -> refuse(id, detail): throws for a rule of this table; an id that is not in the table is a defect of the model. */
export function refuser(platform, table) {
  return (id, detail) => {
    if (!table[id]) throw new Error(`the model of ${platform} has no rule ${id}`)
    throw new ModelError(`${platform}/${id}`, table[id].says, detail)
  }
}

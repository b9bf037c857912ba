// The part of a modelled platform that is the same for Alipay and Douyin: units, drawing, the page object, visible nodes.
import { compileTemplate } from './template.mjs'
import { dispatch } from './events.mjs'
import { isHidden } from '../tree.mjs'

export class ModelHost {
  #scheduled = false
  #units = new Map()

  constructor(app, dialect) {
    this.app = app
    this.dialect = dialect
  }

  /** Read, check and run every page and component once. */
  load() {
    const { app, dialect } = this
    const { project } = app
    dialect.checkProject(project)
    for (const path of project.units()) {
      const unit = { path, json: project.json(`${path}.json`, {}), components: project.components(path) }
      this.#units.set(path, unit)
    }
    for (const unit of this.#units.values()) this.#define(unit)
    dialect.checkUnits?.([...this.#units.values()], project)
  }

  #define(unit) {
    const { app, dialect } = this
    const { project } = app
    for (const [tag, path] of Object.entries(unit.components)) {
      if (!this.#units.get(path)?.json.component) dialect.refuse('component-json', `${unit.path}.json: ${tag} -> ${path}`)
    }
    const register = (kind) => (definition) => {
      unit.kind = kind
      unit.definition = definition
      dialect.checkDefinition(unit, project)
    }
    app.modules.run(`${unit.path}.js`, { Page: register('page'), Component: register('component') })
    if (!unit.definition) throw new Error(`${unit.path}.js calls neither Page nor Component`)
    dialect.units = this.#units
  }

  compileTemplates() {
    for (const unit of this.#units.values()) unit.template = compileTemplate(this.app.project, this.dialect, unit)
  }

  unit(path) {
    return this.#units.get(path)
  }

  schedule() {
    if (this.#scheduled) return
    this.#scheduled = true
    Promise.resolve().then(() => {
      this.#scheduled = false
      for (const page of this.app.stack.pages) this.app.guard(`${page.path} view`, () => page.root.draw())
      this.drawn()
    })
  }

  /** Lifecycles that wait for the view. */
  later = []
  drawn() {
    for (const run of this.later.splice(0)) run()
  }

  component(path, owner, input, slots, node) {
    return this.dialect.component(this, this.#units.get(path), owner, input, slots, node)
  }

  dispatch(handle, type, detail) {
    this.app.guard(`event ${type}`, () => dispatch(this, handle.node, type, detail))
  }

  type({ node }, value) {
    node.owner.typed.set(node.path, { value, shown: node.shown })
    node.attrs = { ...node.attrs, value }
  }
}

/** View nodes -> the nodes of the visible tree; component hosts vanish, what they hide stays hidden. */
export function visible(nodes, dialect, hidden = false) {
  return nodes.flatMap((node) => {
    if (node.text !== undefined) return [{ text: node.text }]
    if (node.component) {
      return visible(node.component.nodes, dialect, hidden || isHidden(dialect.hostAttributes(node)))
    }
    return [{ tag: node.tag, attrs: dialect.attributes(node), children: visible(node.children, dialect), hidden, node, unit: node.owner.unit.path }]
  })
}

// Which attributes and events an element has; rules/elements.json says where each platform's names were read. They are not the compiler's.
import { readFileSync } from 'node:fs'

const LISTS = JSON.parse(readFileSync(new URL('../../rules/elements.json', import.meta.url), 'utf8'))
const EVERYWHERE = /^(id|class|style|hidden|slot|animation|role|ref|key|data-.*|aria-.*|mark:.*)$/

/** -> {attribute(tag, name), event(tag, name)}: whether the name is listed. An element without a list is not judged. */
export function names(platform, everyEvent = []) {
  const { elements } = LISTS[platform]
  const listed = (tag, kind, name) => !Object.hasOwn(elements, tag) || elements[tag][kind].includes(name)
  return {
    attribute: (tag, name) => EVERYWHERE.test(name) || listed(tag, 'attributes', name),
    event: (tag, name) => everyEvent.includes(name) || listed(tag, 'events', name),
  }
}

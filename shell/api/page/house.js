/** What the page knows by name: people and groups. */
import { words } from './words.js'

export class House {
  #people = new Map()
  #groups = new Map()

  addPeople(people) {
    for (const person of people) this.#people.set(person.id, person)
  }

  setGroups(groups) {
    this.#groups = new Map(groups.map((group) => [group.id, group]))
  }

  person(id) {
    const known = id === null ? undefined : this.#people.get(id)
    return { name: known?.name ?? words.someone, role: known?.role ?? 'member' }
  }

  groupName(id) {
    const group = id === null ? undefined : this.#groups.get(id)
    return group === undefined ? null : (group.name ?? group.native)
  }
}

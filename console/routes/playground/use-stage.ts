/** The stage of a community, and everything that can be done on it. */
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { CAST, exampleSteps, type Example } from './examples.ts'
import { keepStage, readStage, withoutLast, type Person, type Stage, type Step } from './stage.ts'

export interface StageDesk {
  readonly stage: Stage
  readonly play: (...steps: readonly Step[]) => void
  readonly example: (example: Example) => void
  readonly addPerson: (person: Omit<Person, 'id'>) => string
  readonly choose: (scene: Pick<Stage, 'kind' | 'group'>) => void
  readonly takeBack: () => void
  readonly reset: () => void
}

export function useStage(community: string): StageDesk {
  const t = useWords('playground')
  const cast = (): readonly Person[] => CAST.map((person) => ({ ...person, name: t(`cast.${person.id}`) }))
  const fresh = (): Stage => ({ start: Date.now(), kind: null, group: null, people: cast(), steps: [] })
  const [stage, setStage] = useState(() => readStage(community) ?? fresh())
  const change = (next: Stage) => {
    setStage(next)
    keepStage(community, next)
  }
  const began = (own: Stage): Stage => (own.steps.length === 0 ? { ...own, start: Date.now() } : own)
  return {
    stage,
    play: (...steps) => change({ ...began(stage), steps: [...stage.steps, ...steps] }),
    example: (example) => {
      const flood = Array.from({ length: 8 }, (_, place) => t('examples.flood.text', { count: place + 1 }))
      const words = { advert: t('examples.advert.text'), price: t('examples.price.text'), flood }
      const people = cast().map((person) =>
        example === 'morning' && person.id === 'newcomer' ? { ...person, outside: true } : person,
      )
      change({ ...fresh(), kind: stage.kind, people, steps: [...exampleSteps(example, words)] })
    },
    addPerson: (person) => {
      const taken = new Set(stage.people.map(({ id }) => id))
      let number = stage.people.length + 1
      while (taken.has(`person-${number}`)) number += 1
      const id = `person-${number}`
      change({ ...stage, people: [...stage.people, { ...person, id }] })
      return id
    },
    choose: (scene) => change({ ...fresh(), ...scene }),
    takeBack: () => change(withoutLast(stage)),
    reset: () => change({ ...fresh(), kind: stage.kind, group: stage.group }),
  }
}

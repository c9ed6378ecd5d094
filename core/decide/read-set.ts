/** Fills a charter's reads for one event: all that its conditions may know of the past. */
import type { CompiledCharter } from '../charter/compiled.ts'
import { localTime } from '../chat/zone.ts'
import { lookUp } from './dictionary.ts'
import type { Read, ReadValue } from './reads.ts'
import { ruleKey, type Scene } from './scene.ts'
import { countOf, sightingGroups, sightings } from './windows.ts'

const DAY = 86_400_000
const MINUTE = 60_000

/** Value i is that of `charter.reads[i]`. A read that the event has nothing for is 0, `''` or an empty list. */
export function fillReads(charter: CompiledCharter, scene: Scene): readonly ReadValue[] {
  const { reads } = charter
  const values: ReadValue[] = []
  for (let i = 0; i < reads.length; i++) values.push(valueOf(reads[i]!, charter, scene))
  return values
}

function valueOf(read: Read, charter: CompiledCharter, scene: Scene): ReadValue {
  const { member, membership, group, now } = scene
  switch (read.read) {
    case 'count':
      return countFor(read, scene)
    case 'member.role':
      return scene.role
    case 'member.roles':
      return member.roles
    case 'member.tags':
      return member.tags
    case 'member.messages':
      return member.messages
    case 'member.points':
      return member.points
    case 'member.days':
      return member.first === 0 ? 0 : Math.floor((now - member.first) / DAY)
    case 'member.minutes_here':
      return minutesHere(scene, membership.joined)
    case 'group.kind':
      return group.kind ?? ''
    case 'group.members':
      return group.size
    case 'group.value':
      return lookUp(group.values, read.name) ?? ''
    case 'time.hour':
      return Math.floor(localTime(now, charter.timezone).minute / 60)
    case 'time.weekday':
      return localTime(now, charter.timezone).weekday
  }
}

function minutesHere(scene: Scene, joined: number): number {
  if (scene.on === 'join') return 0
  return joined === 0 ? -1 : Math.floor((scene.now - joined) / MINUTE)
}

/** The present event is counted by the series that it will be part of; firings and sanctions are not known yet. */
function countFor(read: Extract<Read, { read: 'count' }>, scene: Scene): number {
  const { member, membership, group, text, now, on } = scene
  const message = on === 'message' ? 1 : 0
  switch (read.series) {
    case 'messages':
      return countOf(membership.messages, read.span, now) + message
    case 'messages_everywhere':
      return countOf(member.everywhere, read.span, now) + message
    case 'group_messages':
      return countOf(group.messages, read.span, now) + message
    case 'joins':
      return countOf(group.joins, read.span, now) + (on === 'join' ? 1 : 0)
    case 'same_text':
      return text === null ? 0 : sightings(text, read.span, now)
    case 'same_text_groups':
      return text === null ? 0 : sightingGroups(text, read.span, scene.event.group ?? 0, now)
    case 'violations':
      return countOf(member.violations, read.span, now)
    case 'fired': {
      const windows =
        read.rule === null ? undefined : lookUp(member.fired, ruleKey(scene.community, read.rule))
      return countOf(windows, read.span, now)
    }
  }
}

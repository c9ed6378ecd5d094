/** Who answers whom: each person a sign by role, each tie a line by its weight. */
import type { MemberRole, NetworkChart } from '../../../../core/health/report.ts'
import { html, type Markup } from '../markup.ts'
import type { Voice } from '../page-language.ts'
import { at, picture, TYPE, words, type Paper } from './draw.ts'
import { ringOf, type Spot } from './ring.ts'
import { cutTo } from './measure.ts'

/** More people are not told apart in a picture. */
const MOST_NODES = 60
const MOST_EDGES = 240
const LONGEST_NAME = 96

interface Placed extends Spot {
  readonly name: string
  readonly role: MemberRole
  readonly radius: number
}

export function drawNetwork(chart: NetworkChart, paper: Paper): Markup {
  const { nodes, edges } = greatestOf(chart)
  const { width, voice } = paper
  const beside = Math.min(LONGEST_NAME + 18, width * 0.26)
  const across = Math.min(width / 2 - beside, 170)
  const height = Math.round(2 * across + 64)
  const middle = { x: width / 2, y: height / 2 }
  const most = Math.max(1, ...nodes.map(({ size }) => size))
  const spots = ringOf(nodes.length)
  const placed = nodes.map(({ name, role, size }, place): Placed => {
    const { x, y } = spots[place] ?? { x: 0, y: 0 }
    const radius = 3 + 9 * Math.sqrt(size / most)
    return { name, role, radius, x: middle.x + x * across, y: middle.y + y * across }
  })
  const heaviest = Math.max(1, ...edges.map(({ weight }) => weight))
  const ties = edges.flatMap(({ from, to, weight }) => {
    const [a, b] = [placed[from], placed[to]]
    if (a === undefined || b === undefined || from === to) return []
    const share = weight / heaviest
    return [
      html`<path
        class="tie"
        d="M${at(a.x)} ${at(a.y)}Q${at(middle.x)} ${at(middle.y)} ${at(b.x)} ${at(b.y)}"
        stroke-width="${at(0.6 + 4 * share)}"
        opacity="${(0.2 + 0.55 * share).toFixed(2)}"
      />`,
    ]
  })
  const named = namesOf(placed, middle, beside - 18)
  const summary = voice.words(
    `${nodes.length} 人，${edges.length} 条往来`,
    `${nodes.length} people, ${edges.length} ties`,
  )
  return picture(paper, height, { title: voice.say(chart.title), summary }, [ties, placed.map(signOf), named])
}

/** What the picture has room for: the greatest people, and the heaviest ties between them. */
export function greatestOf({ nodes, edges }: NetworkChart): Pick<NetworkChart, 'nodes' | 'edges'> {
  const kept = nodes
    .map((_, place) => place)
    .toSorted((a, b) => (nodes[b]?.size ?? 0) - (nodes[a]?.size ?? 0) || a - b)
    .slice(0, MOST_NODES)
  const placeOf = new Map(kept.map((place, fresh) => [place, fresh]))
  return {
    nodes: kept.flatMap((place) => nodes[place] ?? []),
    edges: edges
      .flatMap(({ from, to, weight }) => {
        const [a, b] = [placeOf.get(from), placeOf.get(to)]
        return a === undefined || b === undefined ? [] : [{ from: a, to: b, weight }]
      })
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, MOST_EDGES),
  }
}

/** One shape a role, so that colour is not alone. */
function signOf({ x, y, radius: r, role }: Placed): Markup {
  const look = `nd ${role}`
  if (role === 'owner')
    return html`<path
      class="${look}"
      d="M${at(x)} ${at(y - r * 1.25)}L${at(x + r * 1.25)} ${at(y)}L${at(x)} ${at(y + r * 1.25)}L${at(x - r * 1.25)} ${at(y)}Z"
    />`
  if (role === 'manager')
    return html`<path
      class="${look}"
      d="M${at(x)} ${at(y - r * 1.2)}L${at(x + r * 1.15)} ${at(y + r * 0.8)}L${at(x - r * 1.15)} ${at(y + r * 0.8)}Z"
    />`
  if (role === 'bot')
    return html`<rect
      class="${look}"
      x="${at(x - r * 0.85)}"
      y="${at(y - r * 0.85)}"
      width="${at(r * 1.7)}"
      height="${at(r * 1.7)}"
      rx="2"
    />`
  return html`<circle class="${look}" cx="${at(x)}" cy="${at(y)}" r="${at(r)}" />`
}

/** Names outside of the ring, the greatest first, as long as they do not cover each other. */
function namesOf(placed: readonly Placed[], middle: Spot, room: number): readonly Markup[] {
  const taken: { readonly y: number; readonly right: boolean }[] = []
  return placed.flatMap(({ x, y, radius, name }) => {
    const right = x >= middle.x
    if (taken.some((other) => other.right === right && Math.abs(other.y - y) < TYPE + 2)) return []
    taken.push({ y, right })
    const text = cutTo(name, room, TYPE)
    if (Math.abs(x - middle.x) < 1 && y < middle.y) return [words(x, y - radius - 7, text, 'middle', 'lb nn')]
    const edge = right ? x + radius + 5 : x - radius - 5
    return [words(edge, y + TYPE / 3, text, right ? 'start' : 'end', 'lb nn')]
  })
}

/** Sign and word of each role that occurs. */
export function roleLegend({ nodes }: NetworkChart, voice: Voice): readonly { sign: Markup; name: string }[] {
  const names: Readonly<Record<MemberRole, string>> = {
    owner: voice.words('群主', 'owner'),
    manager: voice.words('管理员', 'manager'),
    member: voice.words('成员', 'member'),
    bot: voice.words('机器人', 'bot'),
  }
  const roles: readonly MemberRole[] = ['owner', 'manager', 'member', 'bot']
  return roles
    .filter((role) => nodes.some((node) => node.role === role))
    .map((role) => ({
      sign: html`<svg class="key" viewBox="0 0 14 14" aria-hidden="true">
        ${signOf({ x: 7, y: 7, radius: 5, role, name: '' })}
      </svg>`,
      name: names[role],
    }))
}

/** Who answers whom: each person a sign by role, each tie a line by its weight. */
import type { MemberRole, NetworkChart } from '../../../../core/health/report.ts'
import { html, type Markup } from '../markup.ts'
import type { Voice } from '../page-language.ts'
import { at, picture, TYPE, words, type Paper } from './draw.ts'
import { layoutOf, type Spot } from './layout.ts'
import { cutTo, widthOf } from './measure.ts'

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
  const height = Math.round(Math.min(440, width * 0.78))
  const most = Math.max(1, ...nodes.map(({ size }) => size))
  const spots = layoutOf({ nodes, edges })
  const placed = nodes.map(({ name, role, size }, place): Placed => {
    const { x, y } = spots[place] ?? { x: 0.5, y: 0.5 }
    const radius = 3.5 + 12 * Math.sqrt(size / most)
    return { name, role, radius, x: 22 + x * (width - 44), y: 20 + y * (height - 50) }
  })
  const heaviest = Math.max(1, ...edges.map(({ weight }) => weight))
  const ties = edges.flatMap(({ from, to, weight }) => {
    const [a, b] = [placed[from], placed[to]]
    if (a === undefined || b === undefined || from === to) return []
    const share = weight / heaviest
    return [
      html`<line
        class="tie"
        x1="${at(a.x)}"
        y1="${at(a.y)}"
        x2="${at(b.x)}"
        y2="${at(b.y)}"
        stroke-width="${at(0.5 + 3 * share)}"
        opacity="${(0.18 + 0.5 * share).toFixed(2)}"
      />`,
    ]
  })
  const named = namesOf(placed, paper)
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

interface Box {
  readonly left: number
  readonly right: number
  readonly y: number
}

/** Names of the greatest, as long as they do not cover each other. */
function namesOf(placed: readonly Placed[], { width }: Paper): readonly Markup[] {
  const taken: Box[] = []
  return placed.slice(0, 24).flatMap(({ x, y, radius, name }) => {
    const text = cutTo(name, LONGEST_NAME, TYPE)
    const half = widthOf(text, TYPE) / 2
    const middle = Math.min(width - half - 2, Math.max(half + 2, x))
    const box = { left: middle - half - 4, right: middle + half + 4, y: y + radius + 12 }
    const covers = taken.some(
      (other) => Math.abs(other.y - box.y) < 13 && box.left < other.right && other.left < box.right,
    )
    if (covers) return []
    taken.push(box)
    return [words(middle, box.y, text, 'middle', 'lb nn')]
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

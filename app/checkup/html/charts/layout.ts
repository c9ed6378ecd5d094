/** Places for the people of a network: the same ones for the same network. */
import type { NetworkChart } from '../../../../core/health/report.ts'

export interface Spot {
  readonly x: number
  readonly y: number
}

const ROUNDS = 220
/** Turned by this angle from one to the next, no two start in line. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5))

/**
 * Places within 0 to 1 after Fruchterman and Reingold (1991): all push each other away, and who is tied is
 * drawn together. They start on a spiral, the greatest in the middle, so that no draw of lots is needed.
 */
export function layoutOf({ nodes, edges }: Pick<NetworkChart, 'nodes' | 'edges'>): readonly Spot[] {
  const order = nodes
    .map((_, place) => place)
    .toSorted((a, b) => (nodes[b]?.size ?? 0) - (nodes[a]?.size ?? 0) || a - b)
  const x = new Float64Array(nodes.length)
  const y = new Float64Array(nodes.length)
  for (const [rank, place] of order.entries()) {
    const far = 0.5 * Math.sqrt((rank + 0.5) / nodes.length)
    x[place] = 0.5 + far * Math.cos(rank * GOLDEN)
    y[place] = 0.5 + far * Math.sin(rank * GOLDEN)
  }
  const ideal = 0.7 / Math.sqrt(Math.max(1, nodes.length))
  const heaviest = Math.max(1, ...edges.map(({ weight }) => weight))
  for (let round = 0; round < ROUNDS; round += 1) {
    move(x, y, edges, { ideal, heaviest, step: 0.08 * (1 - round / ROUNDS) })
  }
  return fitted(x, y)
}

interface Forces {
  readonly ideal: number
  readonly heaviest: number
  /** The farthest that one moves in a round. */
  readonly step: number
}

function move(
  x: Float64Array,
  y: Float64Array,
  edges: NetworkChart['edges'],
  { ideal, heaviest, step }: Forces,
): void {
  const count = x.length
  const pullX = new Float64Array(count)
  const pullY = new Float64Array(count)
  const push = (one: number, other: number, force: (distance: number) => number) => {
    const dx = (x[one] ?? 0) - (x[other] ?? 0)
    const dy = (y[one] ?? 0) - (y[other] ?? 0)
    const distance = Math.max(1e-4, Math.hypot(dx, dy))
    const strength = force(distance) / distance
    pullX[one] = (pullX[one] ?? 0) + dx * strength
    pullY[one] = (pullY[one] ?? 0) + dy * strength
    pullX[other] = (pullX[other] ?? 0) - dx * strength
    pullY[other] = (pullY[other] ?? 0) - dy * strength
  }
  for (let one = 0; one < count; one += 1) {
    for (let other = one + 1; other < count; other += 1) push(one, other, (far) => ideal ** 2 / far)
    // Those without ties stay in sight.
    pullX[one] = (pullX[one] ?? 0) + (0.5 - (x[one] ?? 0)) * 0.12
    pullY[one] = (pullY[one] ?? 0) + (0.5 - (y[one] ?? 0)) * 0.12
  }
  for (const { from, to, weight } of edges) {
    if (from === to || from >= count || to >= count) continue
    const tie = 0.4 + 0.6 * Math.sqrt(weight / heaviest)
    push(from, to, (far) => -(far ** 2 / ideal) * tie)
  }
  for (let one = 0; one < count; one += 1) {
    const length = Math.max(1e-9, Math.hypot(pullX[one] ?? 0, pullY[one] ?? 0))
    const most = Math.min(length, step)
    x[one] = (x[one] ?? 0) + ((pullX[one] ?? 0) / length) * most
    y[one] = (y[one] ?? 0) + ((pullY[one] ?? 0) / length) * most
  }
}

/** Stretched to fill the field. */
function fitted(x: Float64Array, y: Float64Array): readonly Spot[] {
  const inside = (values: Float64Array) => {
    const least = Math.min(...values)
    const most = Math.max(...values)
    return [...values].map((value) => (most - least < 1e-9 ? 0.5 : (value - least) / (most - least)))
  }
  const [across, down] = [inside(x), inside(y)]
  return across.map((value, place) => ({ x: value, y: down[place] ?? 0.5 }))
}

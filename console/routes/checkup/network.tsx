import { useMemo, useState } from 'react'
import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import { usePhone } from '../../ui/width.ts'
import styles from './checkup.module.css'
import own from './network.module.css'
import type { EvidenceChart } from './queries.ts'

type NetworkChart = Extract<EvidenceChart, { kind: 'network' }>

/** The largest person against the ring. */
const SLIMMEST = 10
/** Names that are written; the others are told when they are pointed at, and in the table. */
const NAMED = 12
/** Room for a name on either side. */
const BESIDE = 96
const ABOVE = 28

/** Who answers whom: people in a ring, as at a fire. */
export function Network({ chart }: { readonly chart: NetworkChart }) {
  const t = useWords('checkup')
  const [asTable, setAsTable] = useState(false)
  const radius = usePhone() ? 84 : 130
  const places = useMemo(() => ring(chart, radius), [chart, radius])
  const heaviest = Math.max(1, ...chart.edges.map(({ weight }) => weight))
  return (
    <figure className={styles['card']}>
      <figcaption className={own['networkHead']}>
        <strong>{chart.title}</strong>
        <Button type="text" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('common:chart.picture') : t('common:chart.table')}
        </Button>
      </figcaption>
      {asTable ? (
        <ul className={own['pairs']}>
          {chart.edges.map(({ from, to, weight }) => (
            <li key={`${from}-${to}`}>
              <bdi>{chart.nodes[from]?.name}</bdi> → <bdi>{chart.nodes[to]?.name}</bdi> {weight}
            </li>
          ))}
        </ul>
      ) : (
        <svg
          className={own['network']}
          viewBox={`${-radius - BESIDE} ${-radius - ABOVE} ${2 * (radius + BESIDE)} ${2 * (radius + ABOVE)}`}
          role="img"
          aria-label={chart.title}
        >
          {chart.edges.map(({ from, to, weight }) => {
            const [a, b] = [places[from], places[to]]
            if (a === undefined || b === undefined) return null
            return (
              <path
                key={`${from}-${to}`}
                d={`M${a.x} ${a.y} Q0 0 ${b.x} ${b.y}`}
                strokeWidth={0.6 + (weight / heaviest) * 4}
              />
            )
          })}
          {chart.nodes.map(({ name, role }, place) => {
            const spot = places[place]
            if (spot === undefined) return null
            return (
              <circle key={place} data-role={role} cx={spot.x} cy={spot.y} r={spot.r}>
                <title>{name}</title>
              </circle>
            )
          })}
          {chart.nodes.slice(0, NAMED).map(({ name }, place) => {
            const spot = places[place]
            if (spot === undefined) return null
            const outward = (radius + spot.r + 4) / radius
            return (
              <text
                key={place}
                x={spot.x * outward}
                y={spot.y * outward + 4 + (spot.y / radius) * 6}
                textAnchor={anchorOf(spot.x / radius)}
              >
                {short(name)}
              </text>
            )
          })}
        </svg>
      )}
    </figure>
  )
}

/** A name stands beside its person, and above or below those at the top and the bottom. */
function anchorOf(across: number): 'start' | 'middle' | 'end' {
  if (Math.abs(across) < 0.2) return 'middle'
  return across > 0 ? 'start' : 'end'
}

const short = (name: string): string => {
  const letters = [...name]
  return letters.length > 9 ? `${letters.slice(0, 8).join('')}…` : name
}

/** The busiest stand apart from each other, so that their names have room. */
function ring({ nodes }: NetworkChart, radius: number) {
  const largest = Math.max(1, ...nodes.map(({ size }) => size))
  const named = Math.min(NAMED, nodes.length)
  const apart = Array.from({ length: named }, (_, rank) => Math.floor((rank * nodes.length) / named))
  const taken = new Set(apart)
  const between = nodes.map((_, slot) => slot).filter((slot) => !taken.has(slot))
  const slots = [...apart, ...between]
  return nodes.map(({ size }, place) => {
    const angle = ((slots[place] ?? place) / nodes.length) * 2 * Math.PI - Math.PI / 2
    return {
      x: Math.cos(angle) * radius,
      y: Math.sin(angle) * radius,
      r: 3 + Math.sqrt(size / largest) * (radius / SLIMMEST - 3),
    }
  })
}

import { useMemo, useState } from 'react'
import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import styles from './checkup.module.css'
import type { EvidenceChart } from './queries.ts'

type NetworkChart = Extract<EvidenceChart, { kind: 'network' }>

const SIZE = 320
const RADIUS = 122
const LARGEST = 13
/** Names that are written; the others are told when they are pointed at, and in the table. */
const NAMED = 12

/** Who answers whom: people in a ring, as at a fire. */
export function Network({ chart }: { readonly chart: NetworkChart }) {
  const t = useWords('checkup')
  const [asTable, setAsTable] = useState(false)
  const places = useMemo(() => ring(chart), [chart])
  const heaviest = Math.max(1, ...chart.edges.map(({ weight }) => weight))
  return (
    <figure className={styles['card']}>
      <figcaption className={styles['networkHead']}>
        <strong>{chart.title}</strong>
        <Button type="text" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('common:chart.picture') : t('common:chart.table')}
        </Button>
      </figcaption>
      {asTable ? (
        <ul className={styles['pairs']}>
          {chart.edges.map(({ from, to, weight }) => (
            <li key={`${from}-${to}`}>
              <bdi>{chart.nodes[from]?.name}</bdi> → <bdi>{chart.nodes[to]?.name}</bdi> {weight}
            </li>
          ))}
        </ul>
      ) : (
        <svg
          className={styles['network']}
          viewBox={`-60 -20 ${SIZE + 120} ${SIZE + 40}`}
          role="img"
          aria-label={chart.title}
        >
          {chart.edges.map(({ from, to, weight }) => {
            const [a, b] = [places[from], places[to]]
            if (a === undefined || b === undefined) return null
            const middle = SIZE / 2
            return (
              <path
                key={`${from}-${to}`}
                d={`M${a.x} ${a.y} Q${middle} ${middle} ${b.x} ${b.y}`}
                strokeWidth={0.6 + (weight / heaviest) * 4}
              />
            )
          })}
          {chart.nodes.map(({ name, role }, place) => {
            const spot = places[place]
            if (spot === undefined) return null
            const outward = spot.x >= SIZE / 2
            return (
              <g key={place} data-role={role}>
                <circle cx={spot.x} cy={spot.y} r={spot.r}>
                  <title>{name}</title>
                </circle>
                {place < NAMED ? (
                  <text
                    x={spot.x + (outward ? spot.r + 3 : -spot.r - 3)}
                    y={spot.y + 4}
                    textAnchor={outward ? 'start' : 'end'}
                  >
                    {short(name)}
                  </text>
                ) : null}
              </g>
            )
          })}
        </svg>
      )}
    </figure>
  )
}

const short = (name: string): string => {
  const letters = [...name]
  return letters.length > 10 ? `${letters.slice(0, 9).join('')}…` : name
}

function ring({ nodes }: NetworkChart) {
  const largest = Math.max(1, ...nodes.map(({ size }) => size))
  return nodes.map(({ size }, place) => {
    const angle = (place / nodes.length) * 2 * Math.PI - Math.PI / 2
    return {
      x: SIZE / 2 + Math.cos(angle) * RADIUS,
      y: SIZE / 2 + Math.sin(angle) * RADIUS,
      r: 3 + Math.sqrt(size / largest) * (LARGEST - 3),
    }
  })
}

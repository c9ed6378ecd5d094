import { Link } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { When } from '../../ui/when.tsx'
import styles from './checkup.module.css'
import own from './examples.module.css'
import type { Problem } from './queries.ts'

/** Messages that show it; each leads to its place in the stream. */
export function Examples({ set: { title, items } }: { readonly set: Problem['examples'][number] }) {
  const { id } = useCommunity()
  if (items.length === 0) return null
  return (
    <section className={styles['card']}>
      <h3>{title}</h3>
      <ul className={own['examples']}>
        {items.map(({ seq, at, group, name, text, why }) => (
          <li key={seq}>
            <Link to="/c/$community/live" params={{ community: id }} search={{ event: seq }}>
              <q>{text}</q>
            </Link>
            <span className={styles['soft']}>
              <bdi>{name}</bdi> · <bdi>{group}</bdi> · <When at={at} />
            </span>
            {why === null ? null : <span>{why}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

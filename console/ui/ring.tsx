import styles from './ring.module.css'

const DOTS = [0, 45, 90, 135, 180, 225, 270, 315]

/** The mark: people in a ring around a fire. */
export function Ring({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className={styles['ring']} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      {DOTS.map((angle) => (
        <circle key={angle} cx="16" cy="4.5" r="2.1" transform={`rotate(${angle} 16 16)`} />
      ))}
      <circle className={styles['fire']} cx="16" cy="16" r="4.2" />
    </svg>
  )
}

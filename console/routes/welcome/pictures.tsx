/** What stands over the doors: drawn with the mark's own dots, so that they belong together. */
import styles from './pictures.module.css'

const AROUND = [0, 40, 80, 120, 160, 200, 240, 280, 320]

/** People around a fire. */
export function FirePicture() {
  return (
    <svg viewBox="0 0 160 120" className={styles['picture']} aria-hidden="true">
      <circle cx="80" cy="60" r="34" className={styles['glow']} />
      {AROUND.map((angle) => (
        <circle key={angle} cx="80" cy="16" r="6" transform={`rotate(${angle} 80 60)`} />
      ))}
      <path
        className={styles['ember']}
        d="M80 42c9 10 15 16 15 25a15 15 0 0 1-30 0c0-6 3-9 6-13 1 4 3 6 5 7 0-7 1-13 4-19z"
      />
    </svg>
  )
}

/** A conversation that falls into place. */
export function ChatPicture() {
  return (
    <svg viewBox="0 0 160 120" className={styles['picture']} aria-hidden="true">
      <rect x="22" y="14" width="66" height="20" rx="10" />
      <rect x="70" y="42" width="68" height="20" rx="10" className={styles['soft']} />
      <rect x="22" y="70" width="48" height="20" rx="10" />
      <path className={styles['line']} d="M104 74v26m-11-10 11 11 11-11" />
      <path className={styles['line']} d="M82 110h44" />
      <circle cx="34" cy="104" r="5" className={styles['ember']} />
    </svg>
  )
}

/** Groups that come together. */
export function PlugPicture() {
  return (
    <svg viewBox="0 0 160 120" className={styles['picture']} aria-hidden="true">
      <path className={styles['line']} d="M38 28 74 54M34 92l38-26M126 28 90 54M128 92 90 66" />
      <circle cx="32" cy="24" r="11" />
      <circle cx="28" cy="96" r="9" className={styles['soft']} />
      <circle cx="132" cy="24" r="9" className={styles['soft']} />
      <circle cx="134" cy="96" r="11" />
      <circle cx="82" cy="60" r="19" className={styles['glow']} />
      <circle cx="82" cy="60" r="9" className={styles['ember']} />
    </svg>
  )
}

import { Input } from 'antd'
import type { GetProps } from 'antd'
import styles from './growing-text.module.css'

type GrowingTextProps = Omit<GetProps<typeof Input.TextArea>, 'autoSize'>

/** As high as what stands in it, by style sheets alone: heights that a script measures are inline styles. */
export function GrowingText({ className = '', rows = 2, ...rest }: GrowingTextProps) {
  return <Input.TextArea rows={rows} className={`${styles['growing']} ${className}`} {...rest} />
}

import { canUsePasskeys } from './passkey.ts'

type Obstacle = 'not-https' | 'numeric-address' | 'not-installed'

/** What the server says of passkeys at the address that people open first. */
interface PasskeyPlace {
  readonly obstacle: Obstacle | null
  /** An address of this server where they work. */
  readonly instead: string | null
}

/** Why passkeys cannot be used in this browser at this address; null when they can. */
export function passkeyObstacle({ obstacle, instead }: PasskeyPlace): Obstacle | 'browser' | null {
  if (obstacle !== null && instead !== window.location.origin) return obstacle
  return canUsePasskeys() ? null : 'browser'
}

/** Asks the browser to keep the page, so that it opens without a network the next time. */
import { useEffect } from 'react'

/** Seconds after which what is drawn lazily has been loaded as well. */
const SETTLED = 3_000

export function useKeepOffline(community: string, ready: boolean): void {
  useEffect(() => {
    if (!ready || !import.meta.env.PROD || !('serviceWorker' in navigator)) return
    const timer = window.setTimeout(() => void keep(community), SETTLED)
    return () => window.clearTimeout(timer)
  }, [community, ready])
}

async function keep(community: string): Promise<void> {
  const scope = `/c/${community}/round`
  try {
    const registration = await navigator.serviceWorker.register('/round-worker.js', { scope })
    await navigator.serviceWorker.ready
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
    const files = loaded.filter(
      ({ origin, pathname }) => origin === window.location.origin && isFile(pathname),
    )
    registration.active?.postMessage({
      type: 'keep',
      page: scope,
      files: [...new Set(files.map(({ pathname }) => pathname))],
      answers: ['/api/v1/session', '/api/v1/communities', `/api/v1/communities/${community}`],
    })
  } catch {
    // A browser that keeps nothing still goes on the round, as long as the page stays open.
  }
}

const isFile = (path: string): boolean =>
  path.startsWith('/assets/') || /^\/[\w.-]+\.(?:js|svg|webmanifest)$/.test(path)

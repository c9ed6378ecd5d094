/** Where to go after signing in: an address of this house, whatever the link said. */
export function nextPlace(next: string | undefined, origin: string = window.location.origin): string {
  if (next === undefined || !next.startsWith('/')) return '/'
  try {
    const url = new URL(next, origin)
    // `//elsewhere` and `/\elsewhere` begin with a slash as well, and `/.//elsewhere` comes out as one of them.
    const isHere = url.origin === origin && !url.pathname.startsWith('//')
    return isHere ? `${url.pathname}${url.search}${url.hash}` : '/'
  } catch {
    return '/'
  }
}

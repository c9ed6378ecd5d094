/**
 * Keeps the round open without a network: its page, the files that it loaded, and what the frame around it asks
 * the server for. Everything else passes by. What was ticked is kept by the page itself.
 */
interface WaitingEvent {
  readonly waitUntil: (work: Promise<unknown>) => void
}
interface Fetching extends WaitingEvent {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}
interface Told extends WaitingEvent {
  readonly data: unknown
}
interface Scope {
  readonly location: Location
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Told) => void): void
}

// The types of pages and of workers contradict each other: this is what a worker has of them.
const scope = globalThis as unknown as Scope

const FILES = 'folkmoot-round-files-1'
const ANSWERS = 'folkmoot-round-answers-1'
/** Milliseconds after which a page from before is better than none. */
const PATIENCE = 4_000
/** What the frame of the page cannot do without. */
const FRAME = /^\/api\/v1\/(?:session|communities(?:\/\d+)?)$/

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
scope.addEventListener('message', (event) => {
  const wish = wishOf(event.data)
  if (wish) event.waitUntil(keep(wish))
})
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  if (request.mode === 'navigate') event.respondWith(pageOf(request))
  else if (FRAME.test(pathname)) event.respondWith(answerOf(request))
  else if (!pathname.startsWith('/api/')) event.respondWith(fileOf(request))
})

interface Wish {
  readonly page: string
  readonly files: readonly string[]
  /** What the frame around the page asks the server for. */
  readonly answers: readonly string[]
}

function wishOf(data: unknown): Wish | null {
  if (typeof data !== 'object' || data === null || !('page' in data)) return null
  const { page } = data
  if (typeof page !== 'string') return null
  return {
    page,
    files: 'files' in data ? textsIn(data.files) : [],
    answers: 'answers' in data ? textsIn(data.answers) : [],
  }
}

/** Keeps what the page is made of now, and nothing of older builds. */
async function keep({ page, files, answers }: Wish): Promise<void> {
  const known = await caches.open(ANSWERS)
  await Promise.all(answers.map((path) => take(known, path)))
  const cache = await caches.open(FILES)
  await Promise.all([page, ...files].map((path) => take(cache, path)))
  const wanted = new Set([page, ...files])
  const kept = await cache.keys()
  await Promise.all(
    kept
      .filter(({ url }) => !wanted.has(new URL(url).pathname) && !url.endsWith('/round'))
      .map((request) => cache.delete(request)),
  )
}

const textsIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []

async function take(cache: Cache, path: string): Promise<void> {
  const isKept = path.startsWith('/assets/') && (await cache.match(path)) !== undefined
  if (isKept) return
  const answer = await fetch(path, { headers: { accept: 'text/html, application/json, */*' } })
  if (answer.ok) await cache.put(path, answer)
}

async function pageOf(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE) })
  } catch {
    const cache = await caches.open(FILES)
    return (await cache.match(new URL(request.url).pathname)) ?? Response.error()
  }
}

async function fileOf(request: Request): Promise<Response> {
  const cache = await caches.open(FILES)
  return (await cache.match(request)) ?? fetch(request)
}

/** The newest answer, else the one before; nothing of it is left when nobody is signed in any more. */
async function answerOf(request: Request): Promise<Response> {
  const cache = await caches.open(ANSWERS)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(request, answer.clone())
    else if (answer.status === 401) await caches.delete(ANSWERS)
    return answer
  } catch {
    return (await cache.match(request, { ignoreVary: true })) ?? Response.error()
  }
}

/** The addresses under which one account is reached from outside, while it is open. */

type Handler = (request: Request) => Promise<Response>

export interface Doors {
  /** Opens `path`, one segment; a second handler for it replaces the first. @throws Error when it is no segment. */
  readonly open: (path: string, handler: Handler) => void
  /** The handler's answer, 503 when it takes too long; null when nobody is at home. */
  readonly knock: (path: string, request: Request) => Promise<Response | null>
  /** Paths that are open. */
  readonly paths: () => readonly string[]
  readonly close: () => void
}

const SEGMENT = /^[\w.~-]{1,128}$/
/** Less than a server waits for a request. */
const LONGEST_ANSWER = 20_000

export function createDoors(limit: number = LONGEST_ANSWER): Doors {
  const handlers = new Map<string, Handler>()
  return {
    open: (path, handler) => {
      const segment = path.replace(/^\//, '')
      if (!SEGMENT.test(segment)) throw new Error(`'${path}' must be one segment of letters, digits, - _ . ~`)
      handlers.set(segment, handler)
    },
    knock: async (path, request) => {
      const handler = handlers.get(path)
      return handler ? answered(handler(request), limit) : null
    },
    paths: () => [...handlers.keys()],
    close: () => handlers.clear(),
  }
}

async function answered(answer: Promise<Response>, limit: number): Promise<Response> {
  const late = Promise.withResolvers<Response>()
  const timer = setTimeout(() => late.resolve(new Response(null, { status: 503 })), limit)
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Decides whether an address may be reached, and by which address of the network. */
import { lookup } from 'node:dns/promises'
import { FetchRefused } from '../../core/ports/fetch.ts'
import { isPublicAddress } from './address.ts'

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<readonly string[]>

/** As the machine's own resolver knows them. */
export async function resolveHost(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true })
  return found.map(({ address }) => address)
}

/** @throws FetchRefused unless it is http(s) without a password in it. */
export function readAddress(text: string): URL {
  if (!URL.canParse(text)) throw new FetchRefused('address-malformed', 'This is not an address.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new FetchRefused('scheme-refused', `Only http and https are called, not ${url.protocol}`)
  }
  if (url.username || url.password) {
    throw new FetchRefused(
      'address-with-password',
      `Take the password out of the address of ${url.hostname}.`,
    )
  }
  return url
}

/** Where a connection goes. */
export interface Place {
  /** Name or address, an IPv6 one without brackets. */
  readonly host: string
  readonly port: number
}

export function placeOf(url: URL): Place {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return { host: withoutBrackets(url.hostname), port: Number(port) }
}

const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '')

/**
 * The address of the network to connect to: names are not looked up a second time, so that they cannot
 * change their meaning in between. `allowed` holds hosts, or host:port, that may be inside.
 * @throws FetchRefused when the host is unknown or not public.
 */
export async function reach(place: Place, resolve: Resolve, allowed: readonly string[]): Promise<string> {
  const { host } = place
  const addresses = await resolve(host).catch(() => [])
  const [first] = addresses
  if (first === undefined) {
    throw new FetchRefused(
      'host-not-found',
      `The host ${host} is not known. Check its spelling and the network.`,
    )
  }
  // One inward address among several is enough to be lured inside.
  if (!isAllowed(place, allowed) && !addresses.every(isPublicAddress)) {
    throw new FetchRefused(
      'address-not-public',
      `${host} is not a public address. Name it in FOLKMOOT_ALLOW_HOSTS if it may be reached.`,
    )
  }
  return first
}

function isAllowed({ host, port }: Place, allowed: readonly string[]): boolean {
  const names = [host, `${host}:${port}`, `[${host}]`, `[${host}]:${port}`]
  return allowed.some((each) => names.includes(each))
}

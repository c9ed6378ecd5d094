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

/**
 * The address of the network to connect to: names are not looked up a second time, so that they cannot
 * change their meaning in between. `allowed` holds hosts, or host:port, that may be inside.
 * @throws FetchRefused when the host is unknown or not public.
 */
export async function reach(url: URL, resolve: Resolve, allowed: readonly string[]): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = await resolve(host).catch(() => [])
  const [first] = addresses
  if (first === undefined) {
    throw new FetchRefused(
      'host-not-found',
      `The host ${host} is not known. Check its spelling and the network.`,
    )
  }
  // One inward address among several is enough to be lured inside.
  if (!isAllowed(url, host, allowed) && !addresses.every(isPublicAddress)) {
    throw new FetchRefused(
      'address-not-public',
      `${host} is not a public address. Name it in FOLKMOOT_ALLOW_HOSTS if it may be reached.`,
    )
  }
  return first
}

function isAllowed(url: URL, host: string, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return allowed.some((each) => each === host || each === `${host}:${port}` || each === url.host)
}

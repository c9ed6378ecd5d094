/** A community, and an account of the echo platform, in a home in which nothing runs yet. */
import { startPipeline } from '../../app/pipeline.ts'
import { openVault, secretPlace } from '../../shell/vault/vault.ts'
import type { Home } from '../services/home.ts'

type Place = Pick<Home, 'storage' | 'folder'>

export async function foundCommunity({ storage }: Place, name: string): Promise<number> {
  const pipeline = await startPipeline(storage, {})
  const community = await pipeline.createCommunity({ name })
  await pipeline.close()
  return community
}

/** As the API keeps it, its secret sealed by the folder's own key. */
export async function foundAccount(
  { storage, folder }: Place,
  community: number,
  token: string,
): Promise<number> {
  const pipeline = await startPipeline(storage, {})
  const settings = JSON.stringify({ server: 'a.example' })
  const account = await pipeline.createAccount({ community, platform: 'echo', name: 'Echo', settings })
  const place = { community, account, name: 'token' }
  const vault = openVault({ folder, key: null, keyFile: null, oldKeys: null })
  await pipeline.putSecret({ ...place, sealed: vault.seal(token, secretPlace(place)) })
  await pipeline.close()
  return account
}

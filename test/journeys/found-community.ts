/** A community in a folder on which nothing runs yet. */
import { startPipeline } from '../../app/pipeline.ts'
import { storageOf } from '../../app/storage.ts'

export async function foundCommunity(folder: string, name: string): Promise<number> {
  const pipeline = await startPipeline(storageOf({ data: folder, databaseUrl: null }), {})
  const community = await pipeline.createCommunity({ name })
  await pipeline.close()
  return community
}

// Writes shell/api/contract.ts, the types by which the console calls the API. A test is red when it is stale.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contractText } from './contract/contract.ts'

writeFileSync(fileURLToPath(new URL('../shell/api/contract.ts', import.meta.url)), await contractText())

// `node tools/with-node24.js tools/stage/make.ts FOLDER [GROUPS] [DAYS]`: a data folder to look at pages with.
import { setStage } from './stage.ts'

const [folder, groups = '80', days = '30'] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder that is to be made.')
const staged = await setStage({ folder, now: Date.now(), groups: Number(groups), days: Number(days) })
console.log(JSON.stringify(staged))

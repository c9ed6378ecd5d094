/** Why `folkmoot import` cannot go on, said to a person. */
import { both, type Bilingual } from '../../core/charter/fault.ts'

export class BringProblem extends Error {
  override readonly name = 'BringProblem'
  readonly text: Bilingual
  constructor(text: Bilingual) {
    super(text.en)
    this.text = text
  }
}

export const notRunning = (folder: string): BringProblem =>
  new BringProblem(
    both(
      `${folder} 上没有正在运行的 Folkmoot。请先启动它（npm start），或用 --data 指定它的数据目录。`,
      `No Folkmoot is running on ${folder}. Start it first (npm start), or name its data folder with --data.`,
    ),
  )

export const noAnswer = (address: string): BringProblem =>
  new BringProblem(
    both(
      `连不上 ${address} 的 Folkmoot。请确认它正在运行，再试一次；已经归档的内容不会重复。`,
      `The Folkmoot at ${address} does not answer. Make sure that it runs and try again: nothing is taken twice.`,
    ),
  )

export const whichCommunity = (names: readonly string[]): BringProblem =>
  new BringProblem(
    names.length === 0
      ? both(
          '还没有社群，请先在控制台里建一个。',
          'There is no community yet; found one in the console first.',
        )
      : both(
          `请用 --community 写明归入哪个社群：${names.join('、')}。`,
          `Name the community with --community: ${names.join(', ')}.`,
        ),
  )

export const isFolder = (path: string): BringProblem =>
  new BringProblem(
    both(
      `${path} 是文件夹。请把它打包成 zip，或写出里面的文件。`,
      `${path} is a folder. Pack it as a zip, or name the files in it.`,
    ),
  )

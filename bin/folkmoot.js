#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runNode } from './node24.js'

// A checkout runs its source; an installed package has no source and runs what was built.
const source = fileURLToPath(new URL('../app/main.ts', import.meta.url))
const built = fileURLToPath(new URL('../dist/app/main.js', import.meta.url))

// V8 takes twice this much again for what it makes and drops; a checkup is no faster for more.
const small = process.argv[2] === 'checkup' ? ['--max-semi-space-size=16'] : []

runNode([...small, existsSync(source) ? source : built, ...process.argv.slice(2)])

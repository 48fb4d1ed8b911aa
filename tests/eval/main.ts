// Scores the shipped engine: `npm run eval -- NAME [ARGUMENTS]` runs tests/eval/NAME.eval.ts.
import { readdirSync } from 'node:fs'
import { tellFailure } from './failure.ts'

interface Runnable {
  run(args: readonly string[]): Promise<void> | void
}

const suffix = '.eval.ts'
const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))
const [name, ...args] = process.argv.slice(2)

if (name !== undefined && names.includes(name)) {
  const chosen = (await import(`./${name}${suffix}`)) as Runnable
  try {
    await chosen.run(args)
  } catch (error) {
    tellFailure(error)
  }
} else {
  process.stderr.write(`usage: npm run eval -- NAME [ARGUMENTS], where NAME is one of: ${names.join(', ')}\n`)
  process.exitCode = 2
}

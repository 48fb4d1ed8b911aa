// Runs the engine over rows to score it: `npm run --silent predict -- KIND FILE.jsonl`.
import { tellFailure } from './failure.ts'
import { predictCommand } from './predict/command.ts'

const { stdin: input, stdout: output, stderr: errors, env: environment } = process

// `predict … | head` closes the pipe early: that is no failure.
output.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  process.exitCode = await predictCommand.run(process.argv.slice(2), {
    input,
    output,
    errors,
    environment,
    now: Date.now,
  })
} catch (error) {
  tellFailure(error)
}

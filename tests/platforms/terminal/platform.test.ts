import { PassThrough } from 'node:stream'
import { createTerminal } from '../../../src/platforms/terminal/terminal.ts'
import { describePlatform, reply } from '../suite.ts'

describePlatform('terminal', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const platform = createTerminal({ input, output, environment: {}, now: () => 0 })
  let shown = ''
  output.on('data', (words: Buffer) => (shown += words.toString()))
  await platform.start({ commands: [], complete: () => [], answer: () => Promise.resolve(reply) })
  return {
    platform,
    target: { platform: 'terminal', tenant: 'operator', channel: '' },
    async ask() {
      input.end('/harbour\n')
      await platform.converse({ lines: [], hint: () => Promise.resolve('') })
      return shown
    },
    shown: () => shown,
    close: () => platform.stop(),
  }
})

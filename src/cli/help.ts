import { printSettings } from '../config.ts'
import { misused, type CliCommand } from './command.ts'

/** `briefdesk help`, over all the commands. */
export const createHelp = (commands: () => Promise<readonly CliCommand[]>): CliCommand => ({
  name: 'help',
  usage: '[settings]',
  summary: 'This page; or every setting, as .env.example has it',
  async run([topic], io) {
    if (topic === 'settings') io.output.write(printSettings())
    else if (topic === undefined) io.output.write(page(await commands()))
    else throw misused(this, `There is no help on ${JSON.stringify(topic)}`)
    return 0
  },
})

function page(commands: readonly CliCommand[]): string {
  const lines = commands.map(
    ({ name, usage, summary }) => `  ${[name, usage].filter(Boolean).join(' ')}\n      ${summary}`,
  )
  return `briefdesk COMMAND\n\n${lines.join('\n')}\n\nOutput goes to standard output, messages to standard error. Exit: 0 done, 1 a fault in the input, 2 wrong usage.\n`
}

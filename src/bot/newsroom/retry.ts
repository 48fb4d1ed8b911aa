import { confirm, trouble } from '../answer/reply.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import { allowedEverywhere, note, type Newsroom } from './newsroom.ts'

/** What was given up is tried again on an editor's word. */
export const retryCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'retry',
    description: 'Try again a text that took too long',
    purpose: 'Manage',
    right: 'correct',
    usage: '<code>',
    run: (request, words) =>
      allowedEverywhere(newsroom, request, 'correct', () => retry(newsroom, request, words.trim())),
  },
]

async function retry(newsroom: Newsroom, request: CommandRequest, code: string): Promise<Reply> {
  if (code === '' || !(await newsroom.retry?.(code)))
    return trouble(`Nothing is set aside as “${code}”.`, 'The code stands in the answer that said so.')
  await note(newsroom, request, 'retry', code)
  return confirm('It is tried again.', ['Ask for it once more; an entry of a feed comes with the next poll.'])
}

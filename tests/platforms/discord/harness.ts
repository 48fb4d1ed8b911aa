import type { Answer, CommandDefinition, CommandRequest, Handlers, Reply } from '../../../src/bot/ports/platform.ts'
import type { TextStore } from '../../../src/bot/ports/store.ts'
import type { MessageBlock, Message } from '../../../src/message/message.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import type { DiscordOptions } from '../../../src/platforms/discord/discord.ts'
import { fakeToken, startStandIn } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'

/** A message of one paragraph. */
export const says = (text: string, ...blocks: MessageBlock[]): Message => ({
  title: text,
  blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text }] }, ...blocks],
})

export const privately = (message: Message): Reply => ({ message, visibility: 'private' })

export const definitions: readonly CommandDefinition[] = [
  {
    name: 'harbour',
    kind: 'briefing',
    description: 'The harbour talks',
    usage: '[section] [speaker] [find]',
    options: [
      {
        name: 'section',
        description: 'Which part',
        choices: [
          { label: 'Quotes', value: 'quotes' },
          { label: 'Who', value: 'who' },
        ],
      },
      { name: 'speaker', description: 'Whose words', completes: true },
      { name: 'find', description: 'Words in the article', completes: true },
    ],
  },
  { name: 'briefdesk', kind: 'admin', description: 'Set up Briefdesk', usage: '', options: [] },
  { name: 'brief-this', kind: 'shortcut', description: 'Brief this', usage: '', options: [] },
  { name: 'check-quote', kind: 'shortcut', description: 'Check this quote', usage: '', options: [] },
]

export function memoryTexts(): TextStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    keep: (tenant, key, content) => Promise.resolve(void kept.set(`${tenant}/${key}`, content)),
    find: (tenant, key) => Promise.resolve(kept.get(`${tenant}/${key}`)),
  }
}

export interface Logged {
  readonly level: string
  readonly event: string
  readonly facts: unknown
}

export function memoryLog() {
  const lines: Logged[] = []
  const at =
    (level: string) =>
    (event: string, facts: unknown = {}) =>
      void lines.push({ level, event, facts })
  return { lines, log: { info: at('info'), warn: at('warn'), error: at('error') } }
}

/** What was asked, said back: enough to see that it arrived whole. */
export const echo: Answer = (request: CommandRequest) =>
  Promise.resolve(privately(says(`${request.command} ${JSON.stringify(request.args)}`)))

const handlersOf = (answer: Answer): Handlers => ({ commands: definitions, answer, complete: () => [] })

/** The shipped adapter on a Discord of the tests' own. Stop both with `stop`. */
export async function serve(
  given: { answer?: Answer; handlers?: Handlers; standIn?: StandIn; options?: Partial<DiscordOptions> } = {},
) {
  const discord = given.standIn ?? (await startStandIn())
  const { lines, log } = memoryLog()
  const texts = memoryTexts()
  const platform = createDiscord({ token: fakeToken, apiUrl: discord.apiUrl, log, texts, ...given.options })
  const handlers = given.handlers ?? handlersOf(given.answer ?? echo)
  await platform.start(handlers)
  return {
    discord,
    platform,
    lines,
    texts,
    async stop() {
      await platform.stop()
      await discord.stop()
    },
  }
}

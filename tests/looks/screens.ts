import { readFileSync } from 'node:fs'
import type { Message } from '../../src/message/message.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { botOver, fixture, readCatalog } from '../platforms/discord/bot.ts'

interface Screen {
  readonly name: string
  readonly message: Message
}

interface Text {
  readonly file: string
  readonly text: string
}

const feature = readFileSync(new URL('feature.md', import.meta.url), 'utf8')

/** What people see, by the bot that ships: each briefing with its sections, and the bot's own pages. */
export async function openScreens(more: readonly Text[]): Promise<readonly Screen[]> {
  const files = Object.fromEntries(
    [{ file: 'feature.md', text: feature }, ...more].map(({ file, text }) => [nameOf(file), text]),
  )
  const catalog = await readCatalog(files)
  const bot = botOver({ catalog, store: await openSqlite(':memory:'), platforms: [] })
  const answer = async (command: string, args: Readonly<Record<string, string>> = {}): Promise<Message> => {
    const place = { platform: 'slack', tenant: 'T1', channel: 'C0123456789' } as const
    const actor = { id: 'U1', name: 'Ada', admin: true }
    const at = Date.UTC(2026, 10, 29, 8, 30)
    return (await bot.handlers().answer({ command, args, actor, place, locale: 'en', at })).message
  }
  const texts = ['nato-china', 'feature', 'harbour', ...more.map(({ file }) => nameOf(file).replace(/\.md$/, ''))]
  const asked = texts.flatMap((name) => [
    { name, command: name, args: {} },
    ...sections.map((section) => ({ name: `${name}-${section}`, command: name, args: { section } })),
    { name: `${name}-find`, command: name, args: { find: 'what was said about money' } },
    { name: `${name}-wrong`, command: 'briefdesk', args: { line: `correct ${name}` } },
  ])
  const own = [
    { name: 'home', command: 'home', args: {} },
    {
      name: 'check',
      command: 'check-quote',
      args: { text: `“${fixture('dam.md').slice(0, 40)}” and “the union refuse[s] to see”` },
    },
    ...['help', 'briefings', 'schedule harbour 08:30', 'schedules', 'feeds', 'rights', 'correct', 'nonsense'].map(
      (line) => ({
        name: `own-${line.replace(/\W+/g, '-')}`,
        command: 'briefdesk',
        args: { line },
      }),
    ),
    { name: 'near-miss', command: 'nato-china', args: { line: 'qotes' } },
  ]
  const screens: Screen[] = []
  for (const { name, command, args } of [...asked, ...own]) screens.push({ name, message: await answer(command, args) })
  const digest = { set: 'tag:x', of: 'nato-china dam harbour feature' }
  screens.push({ name: 'digest', message: await answer('digest', digest) })
  return screens
}

const nameOf = (file: string): string => `${file.replace(/\.\w+$/, '')}.md`

const sections = ['quotes', 'who', 'people', 'timeline', 'numbers', 'next', 'gaps', 'source']

import { engineHere } from '../bot/library/engine.ts'
import { engine } from './engine.ts'
import { readAsked } from '../bot/answer/asked.ts'
import { show } from '../bot/answer/show.ts'
import type { VerifiedBriefing } from '../briefing/briefing.ts'
import { renderJson } from '../platforms/terminal/json.ts'
import { renderMarkdown } from '../platforms/terminal/markdown.ts'
import { renderText } from '../platforms/terminal/render.ts'
import { terminalStyleOf } from '../platforms/terminal/style.ts'
import { misused, readArguments, type CliCommand, type Io } from './command.ts'
import { readVerified } from './read.ts'

const formats = ['text', 'markdown', 'json'] as const
type Format = (typeof formats)[number]

/** `briefdesk brief`; see its summary. */
export const briefCommand: CliCommand = {
  name: 'brief',
  usage: 'FILE|URL|- [--format text|markdown|json] [--section NAME] [--speaker NAME] [--find WORDS]',
  summary: 'Brief an article: text, Markdown with or without front matter, or a page on the web',
  async run(args, io) {
    const given = readArguments(this, args, { format: 'text', section: 'text', speaker: 'text', find: 'text' })
    const [path, extra] = given.words
    if (path === undefined || extra !== undefined) throw misused(this, 'brief wants one file')
    const format = formats.find((each) => each === (given.text('format') ?? 'text'))
    if (!format) throw misused(this, `There is no format ${JSON.stringify(given.text('format'))}`)
    const verified = await readVerified(path, io)
    const names = ['section', 'speaker', 'find'] as const
    const wanted = Object.fromEntries(
      names.flatMap(
        (name) =>
          given
            .text(name)
            ?.split('\n')
            .map((v) => [name, v]) ?? [],
      ),
    )
    return await write(verified, { format, path, wanted }, io)
  },
}

interface Wanted {
  readonly format: Format
  readonly path: string
  readonly wanted: Readonly<Record<string, string>>
}

async function write(verified: VerifiedBriefing, { format, path, wanted }: Wanted, io: Io): Promise<number> {
  if (format === 'json') {
    io.output.write(renderJson(verified))
    return 0
  }
  const call = { command: 'brief', args: { name: path } }
  const shown = { verified, options: { now: io.now(), call }, engine: engineHere(engine) }
  const reply = await show(shown, readAsked({ args: wanted }))
  const look = { ...terminalStyleOf(io.output, io.environment), controls: false }
  const text = format === 'markdown' ? renderMarkdown(reply.message) : renderText(reply.message, look)
  const failed = reply.problem === true
  ;(failed ? io.errors : io.output).write(text)
  return failed ? 1 : 0
}

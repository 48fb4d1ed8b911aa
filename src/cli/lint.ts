import { readSettings } from '../config.ts'
import { createCatalog, type CatalogEntry } from '../bot/library/catalog.ts'
import { reservedNames } from '../bot/answer/definitions.ts'
import { nextRun } from '../bot/schedule/next-run.ts'
import { BotError } from '../errors.ts'
import { createFolder } from '../sources/folder.ts'
import { readArguments, type CliCommand, type Io } from './command.ts'
import { engine } from './engine.ts'
import { openLinks, readNow } from './links.ts'

/** `briefdesk lint`; see its summary. */
export const lintCommand: CliCommand = {
  name: 'lint',
  usage: '[FOLDER]',
  summary: 'Check the briefings of a folder: front matter, overrides, what the gate says',
  async run(args, io) {
    const { words } = readArguments(this, args)
    const settings = readSettings(io.environment)
    const links = openLinks(settings.FETCH_ALLOW, io.now)
    const reader = createFolder(words[0] ?? settings.BRIEFINGS_DIR, { stories: readNow(links) })
    const catalog = createCatalog({ ...engine, reader, reserved: reservedNames })
    await catalog.refresh().finally(() => links.close())
    const faults = catalog.problems().map(({ error }) => fault(error))
    const found = catalog.entries().map((entry) => lintEntry(entry, io.now()))
    const lines = [...faults, ...found.flatMap(({ lines }) => lines)]
    for (const line of lines) io.output.write(`${line}\n`)
    return report(io, {
      briefings: found.length,
      faults: faults.length + found.reduce((n, { faults }) => n + faults, 0),
    })
  },
}

const fault = ({ message, hint }: BotError): string => `fault  ${[message, hint].filter(Boolean).join(' ')}`

/** A dropped line is a fault; an editor's change is only noted. */
function lintEntry({ file, front, verified }: CatalogEntry, now: number): { lines: string[]; faults: number } {
  const lines = verified.findings.map(
    ({ action, where, message }) => `${action === 'noted' ? 'note ' : 'fault'}  ${file}: ${where}: ${message}`,
  )
  const orders = (front.post ?? []).flatMap(({ id, when, zone }) => {
    try {
      return nextRun(when, zone, now) === undefined ? [`fault  ${file}: post ${id}: "${when}" never comes.`] : []
    } catch (error) {
      return error instanceof BotError ? [`fault  ${file}: post ${id}: ${error.message}`] : []
    }
  })
  const all = [...lines, ...orders]
  return { lines: all, faults: all.filter((line) => line.startsWith('fault')).length }
}

function report(io: Io, { briefings, faults }: { briefings: number; faults: number }): number {
  const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`
  io.output.write(`${count(briefings, 'briefing')}, ${count(faults, 'fault')}\n`)
  return faults > 0 ? 1 : 0
}

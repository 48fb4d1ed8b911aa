import { readSettings, type Settings } from '../config.ts'
import { BotError } from '../errors.ts'
import { backUp, restore } from '../stores/backup.ts'
import { misused, readArguments, type CliCommand, type Io } from './command.ts'
import { fileOf } from './store.ts'

/** `briefdesk backup`; see its summary. */
export const backupCommand: CliCommand = {
  name: 'backup',
  usage: 'FILE',
  summary: 'Write the SQLite store into a new file, also while the bot runs',
  run(args, io) {
    const file = fileGiven(this, args)
    backUp(storeOf(io), file)
    io.errors.write(`The store is backed up in ${file}.\n`)
    return Promise.resolve(0)
  },
}

/** `briefdesk restore`; see its summary. */
export const restoreCommand: CliCommand = {
  name: 'restore',
  usage: 'FILE',
  summary: 'Put a backup in the place of the SQLite store, while the bot is stopped',
  async run(args, io) {
    const file = fileGiven(this, args)
    const kept = await restore(file, storeOf(io), io.now())
    io.errors.write(`${file} is the store now.${kept === undefined ? '' : ` What it was before is kept in ${kept}.`}\n`)
    return 0
  },
}

function fileGiven(command: CliCommand, args: readonly string[]): string {
  const [file, extra] = readArguments(command, args).words
  if (file === undefined || extra !== undefined) throw misused(command, `${command.name} wants one file`)
  return file
}

function storeOf(io: Io): string {
  const settings: Settings = readSettings(io.environment)
  if (settings.DATABASE_URL !== undefined)
    throw new BotError('setting', 'DATABASE_URL is set: the store is in PostgreSQL.', {
      hint: 'Back it up with pg_dump, restore it with pg_restore.',
    })
  return fileOf(settings)
}

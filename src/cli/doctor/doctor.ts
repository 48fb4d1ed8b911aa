import { readSettings, settingsTable, type Settings } from '../../config.ts'
import { BotError } from '../../errors.ts'
import { readArguments, type CliCommand, type Io } from '../command.ts'
import type { Inspection, Diagnosis } from './diagnosis.ts'
import { checkDiscord, checkSlack } from './chats.ts'
import { checkAddress, checkBriefings, checkDisk, checkNode, checkPort, checkStore } from './machine.ts'
import { checkNames } from './names.ts'

const checks: readonly Inspection[] = [
  checkNode,
  checkBriefings,
  checkStore,
  checkDisk,
  checkPort,
  checkAddress,
  checkSlack,
  checkDiscord,
]

/** `briefdesk doctor`; see its summary. */
export const doctorCommand: CliCommand = {
  name: 'doctor',
  usage: '',
  summary: 'Look over this set-up: settings, tokens, store, disk, each chat; a line for each finding, with its mend',
  async run(args, io) {
    readArguments(this, args)
    const { settings, faults } = readEach(io.environment)
    const found = [...checkNames(io.environment), ...faults]
    for (const diagnosis of found) io.output.write(lineOf(diagnosis))
    for (const check of checks) {
      const some = await check(settings, io).catch((error: unknown) => [faultOf(error)])
      for (const diagnosis of some) io.output.write(lineOf(diagnosis))
      found.push(...some)
    }
    const count = found.filter(({ state }) => state === 'fault').length
    io.output.write(count === 0 ? 'Nothing stands in the way.\n' : `${count} to mend.\n`)
    return count === 0 ? 0 : 1
  },
}

/** The settings that can be used, and a fault for each of the others: the first would hide the rest. */
function readEach(environment: Io['environment']): { settings: Settings; faults: readonly Diagnosis[] } {
  const usable: Record<string, string | undefined> = {}
  const faults: Diagnosis[] = []
  for (const name of Object.keys(settingsTable)) {
    try {
      readSettings({ [name]: environment[name] })
      usable[name] = environment[name]
    } catch (error) {
      faults.push(faultOf(error))
    }
  }
  return { settings: readSettings(usable), faults }
}

function faultOf(error: unknown): Diagnosis {
  if (!(error instanceof BotError)) throw error
  return { state: 'fault', what: error.message, ...(error.hint !== undefined && { mend: error.hint }) }
}

const lineOf = ({ state, what, mend }: Diagnosis): string =>
  `${state.padEnd(5)}  ${what}${mend === undefined ? '' : ` ${mend}`}\n`

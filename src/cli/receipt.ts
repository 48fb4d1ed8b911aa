import type { VerifiedBriefing } from '../briefing/briefing.ts'
import { createReceipt } from '../receipt/receipt.ts'
import { misused, readArguments, type CliCommand } from './command.ts'
import { engine } from './engine.ts'
import { readVerified } from './read.ts'
import { receiptSourceOf } from './receipt-source.ts'

/** `briefdesk receipt`; see its summary. */
export const receiptCommand: CliCommand = {
  name: 'receipt',
  usage: 'FILE|-',
  summary: 'What the briefing of an article shows and where each word of it stands, as JSON that `audit` can check',
  async run(args, io) {
    const [path, extra] = readArguments(this, args).words
    if (path === undefined || extra !== undefined) throw misused(this, 'receipt wants one file')
    io.output.write(writeReceipt(await readVerified(path, io), io.now()))
    return 0
  },
}

/** A receipt as JSON. */
export function writeReceipt(verified: VerifiedBriefing, at: number): string {
  const options = { hash: engine.hash, engine: { name: 'briefdesk', version: engine.version }, at }
  return `${JSON.stringify(createReceipt(receiptSourceOf(verified), options), null, 2)}\n`
}

import { readFile } from 'node:fs/promises'
import { BotError } from '../errors.ts'
import { auditOriginal, auditReceipt } from '../receipt/audit.ts'
import { inert } from '../platforms/terminal/inert.ts'
import { readReceipt } from '../receipt/read.ts'
import { sha256 } from '../sources/hash.ts'
import { misused, readArguments, type CliCommand } from './command.ts'
import { readBriefingFile } from './read-file.ts'

/** `briefdesk audit`; see its summary. */
export const auditCommand: CliCommand = {
  name: 'audit',
  usage: 'RECEIPT ARTICLE [STATEMENT]',
  summary:
    'Check a receipt against an article, and the original statement if it names one, with none of the code that briefs; exit 1 when anything differs',
  async run(args, io) {
    const [receiptPath, articlePath, statementPath, extra] = readArguments(this, args).words
    if (receiptPath === undefined || articlePath === undefined || extra !== undefined)
      throw misused(
        this,
        'audit wants a receipt, an article and, if quotations were held against one, the original statement',
      )
    const receipt = readReceipt(await readText(receiptPath))
    const { article } = await readBriefingFile(articlePath, io)
    const statement = statementPath === undefined ? undefined : (await readBriefingFile(statementPath, io)).article
    const mismatches = [
      ...auditReceipt(receipt, article.text, sha256),
      ...(statement ? auditOriginal(receipt, statement.text, sha256) : []),
    ]
    for (const { where, message } of mismatches) io.output.write(`${where}: ${message}\n`)
    const lines = `${receipt.lines.length} lines and quotations, ${receipt.lines.flatMap(({ places }) => places).length} places`
    io.output.write(
      mismatches.length === 0 ? `${lines}: all as the receipt says.\n` : `${lines}: ${mismatches.length} differ.\n`,
    )
    if (receipt.original && !statement)
      io.output.write(
        `Not checked: ${receipt.original.lines.length} quotations held against ${inert(receipt.original.name)}.\n`,
      )
    return mismatches.length === 0 ? 0 : 1
  },
}

const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BotError('input', `${path} cannot be read.`, {
      hint: 'Give the path of a receipt, and of its article.',
      cause,
    })
  })

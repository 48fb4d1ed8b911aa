import type { FoundLine } from '../bot/ports/lines.ts'
import type { DeskAnswer } from './http.ts'

/** Columns of an export, in their order. */
const columns = ['said', 'speaker', 'role', 'article', 'date', 'briefing', 'kind'] as const

type Row = Readonly<Record<(typeof columns)[number], string>>

const rowOf = ({ text, speaker = '', role = '', title, day, briefing, kind }: FoundLine): Row => ({
  ...{ said: text, speaker, role, article: title, date: day, briefing, kind },
})

/** Lines that were found, as a file: `whole` is false where there are more. */
export function exportLines(kind: 'csv' | 'json', lines: readonly FoundLine[], whole: boolean): DeskAnswer {
  const rows = lines.map(rowOf)
  const isCsv = kind === 'csv'
  return {
    status: 200,
    type: isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    body: isCsv ? writeCsv(rows) : `${JSON.stringify({ whole, lines: rows }, null, 1)}\n`,
    headers: { 'content-disposition': `attachment; filename="briefdesk-search.${kind}"` },
  }
}

/** RFC 4180. The mark at its head is for spreadsheets that would take UTF-8 for something else. */
const writeCsv = (rows: readonly Row[]): string =>
  `\uFEFF${[columns.join(','), ...rows.map((row) => columns.map((name) => writeCell(row[name])).join(','))].join('\r\n')}\r\n`

/** What a spreadsheet would run as a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/

/** A cell that is read as words, whatever it begins with. */
export function writeCell(words: string): string {
  const harmless = formula.test(words) ? `'${words}` : words
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

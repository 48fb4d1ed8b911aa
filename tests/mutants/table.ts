import type { Judged } from './judge.ts'
import { kinds } from './sites.ts'

/** Per kind, and what survived. */
export function table(judged: readonly Judged[]): string {
  const ends = ['killed', 'timed out', 'survived', 'lost'] as const
  const row = (name: string, rows: readonly Judged[]): string => {
    const counts = ends.map((end) => rows.filter((each) => each.end === end).length)
    return `| ${[name, rows.length, ...counts].join(' | ')} |`
  }
  const survivors = judged.filter(({ end }) => end === 'survived' || end === 'lost')
  return `${[
    `| kind | places | ${ends.join(' | ')} |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...kinds.map((kind) =>
      row(
        kind,
        judged.filter((each) => each.kind === kind),
      ),
    ),
    row('all', judged),
    '',
    ...survivors.map(
      ({ path, line, from, to, files, end }) => `${end} (${files} files): ${path}: ${line}\n    ${from} → ${to}`,
    ),
  ].join('\n')}\n`
}

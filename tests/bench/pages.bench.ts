// npm run bench -- pages [COUNT] [SEED]: the processor time of pages that are cut, nested, repeated and mixed in their
// charsets; none may take more than 250 ms or end in anything but an article or a refusal.
import { readMutated } from '../sources/page/mutate.ts'

const MS_MAX = 250

export function run([count = '5000', seed = '1']: readonly string[]): void {
  const reads = [...readMutated(Number(count), Number(seed))]
  const times = reads.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)
  const articles = reads.filter(({ came }) => came === 'article').length
  const slow = times.filter((ms) => ms > MS_MAX).length
  process.stdout.write(
    `${reads.length} pages, ${articles} read, ${reads.length - articles} refused; processor time, ms: median ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}; over ${MS_MAX}: ${slow}\n`,
  )
  if (slow > 0) process.exitCode = 1
}

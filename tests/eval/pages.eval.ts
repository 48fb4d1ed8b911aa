// npm run eval -- pages DIR… [--peers FOLDER]: extraction and metadata on sets of pages, by folds of whole sites, and,
// where FOLDER holds them in node_modules, beside Readability with linkedom and defuddle. `folds` is the mean of the five
// folds and `least` the worst of them; nobody tunes on the last one, `held out`.
import { counted } from './progress.ts'
import { foldOf, FOLDS, type GoldPage, readPages } from './pages/rows.ts'
import { type Extractor, loadPeers, own } from './pages/peers.ts'
import { measures, scorePage, type PageScore, sumUp } from './pages/score.ts'

export async function run(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--peers')
  const folders = at < 0 ? args : args.slice(0, at)
  if (folders.length === 0) throw new Error('usage: npm run eval -- pages DIR… [--peers FOLDER]')
  const extractors = [own, ...(at < 0 ? [] : await loadPeers(args[at + 1] ?? '.'))]
  for (const folder of folders) {
    const pages = readPages(folder)
    print(`\n${folder}: ${pages.length} pages`)
    print(['extractor', ...measures, 'pages/s'].map(column).join(''))
    for (const extractor of extractors) await printExtractor(extractor, pages)
  }
}

async function printExtractor(extractor: Extractor, pages: readonly GoldPage[]): Promise<void> {
  const scored: { fold: number; score: PageScore }[] = []
  const started = process.cpuUsage()
  let spent = 0
  for (const page of counted(pages, 'pages')) {
    const before = process.cpuUsage(started)
    const extracted = await extractor.extract(page)
    const after = process.cpuUsage(started)
    spent += after.user + after.system - before.user - before.system
    scored.push({ fold: foldOf(page), score: scorePage(page, extracted) })
  }
  const of = (wanted: (fold: number) => boolean): readonly PageScore[] =>
    scored.filter(({ fold }) => wanted(fold)).map(({ score }) => score)
  const line = (name: string, scores: readonly PageScore[], speed = ''): void => {
    const sums = sumUp(scores)
    row(name, (measure) => sums[measure], speed)
  }
  line(
    extractor.name,
    of(() => true),
    (pages.length / (spent / 1e6)).toFixed(0),
  )
  const folds = Array.from({ length: FOLDS }, (_, number) => sumUp(of((fold) => fold === number)))
  row('  folds', (measure) => folds.reduce((sum, scores) => sum + scores[measure], 0) / FOLDS)
  row('  least', (measure) => Math.min(...folds.map((scores) => scores[measure])))
  line(
    '  tuned on',
    of((fold) => fold < FOLDS - 1),
  )
  line(
    '  held out',
    of((fold) => fold === FOLDS - 1),
  )
}

function row(name: string, figure: (measure: (typeof measures)[number]) => number, speed = ''): void {
  const figures = measures.map(figure).map((value) => (Number.isNaN(value) ? '–' : value.toFixed(3)))
  print([name, ...figures, speed].map(column).join(''))
}

const column = (words: string, at: number): string => (at === 0 ? words.padEnd(14) : words.padStart(13))
const print = (line: string): void => void process.stdout.write(`${line}\n`)

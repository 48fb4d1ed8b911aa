import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { isBuiltin } from 'node:module'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/**
 * Who may import whom, as in CONTRIBUTING. Every room may import itself and `errors.ts`; a folder without a row of its own
 * for a room counts as a whole. What follows a room's name is what stands below it.
 */
const core3 = ['article', 'briefing', 'message']
const ports = [...core3, 'bot/ports', 'log.ts']
const answering = [...ports, 'bot/library', 'bot/rights', 'bot/answer']
const delivering = [...answering, 'bot/newsroom', 'bot/approval', 'bot/delivery', 'bot/schedule']
const everyRoom = [...delivering, 'bot/feeds', 'bot/correct']
const platform = (name: string): Record<string, readonly string[]> => {
  const room = (...below: string[]): string[] => [
    ...ports,
    'platforms/shared',
    ...below.map((each) => `${name}/${each}`),
  ]
  return {
    [`${name}/connect`]: room(),
    [`${name}/draw`]: room('connect'),
    [`${name}/post`]: room('connect', 'draw'),
    [`${name}/ask`]: room('connect', 'draw', 'post'),
    [`${name}/app`]: room('connect', 'draw', 'post'),
    [name]: room('connect', 'draw', 'post', 'ask', 'app'),
  }
}
const mayImport: Readonly<Record<string, readonly string[]>> = {
  article: [],
  briefing: ['article', 'remembered.ts'],
  message: ['article', 'briefing'],
  'bot/ports': [...core3, 'log.ts'],
  'bot/library': ports,
  'bot/rights': ports,
  'bot/answer': [...ports, 'bot/library', 'bot/rights'],
  'bot/newsroom': answering,
  'bot/approval': [...answering, 'bot/newsroom'],
  'bot/delivery': [...answering, 'bot/newsroom', 'bot/approval'],
  'bot/schedule': [...answering, 'bot/newsroom', 'bot/approval', 'zone.ts'],
  'bot/feeds': delivering,
  'bot/correct': delivering,
  'bot/desk': everyRoom,
  bot: [...everyRoom, 'bot/desk'],
  receipt: ['article', 'log.ts'],
  operations: ['bot/ports', 'log.ts'],
  web: ports,
  sources: [...ports, 'zone.ts', 'remembered.ts'],
  stores: ports,
  models: ports,
  workers: [...ports, 'bot/library', 'sources'],
  'platforms/shared': ports,
  ...platform('platforms/slack'),
  ...platform('platforms/discord'),
  'platforms/terminal': [...ports, 'platforms/shared'],
  'errors.ts': [],
  'log.ts': [],
  'remembered.ts': [],
  'zone.ts': [],
  'config.ts': ['zone.ts'],
}
/** What plugs the parts together; nobody imports it. */
const seesEverything = ['main.ts', 'cli']

/** The core: no clock, randomness, network, console, process or node module; these packages, knowingly. */
const core: Readonly<Record<string, readonly string[]>> = {
  // diff: the differences between a quotation as somebody has it and as the article has it.
  article: ['diff'],
  // stemmer is Porter's, for finding and ranking; fastest-levenshtein tells slips of the keys in what is looked for.
  briefing: ['stemmer', 'fastest-levenshtein'],
  message: [],
}
const impure = new Set([
  'console',
  'process',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'globalThis',
])

/** Packages that only one folder names. */
const onlyIn: readonly { readonly packages: RegExp; readonly folder: string }[] = [
  { packages: /^@slack\//, folder: 'platforms/slack' },
  { packages: /^discord(?:\.js|-api-types)/, folder: 'platforms/discord' },
]

const longestFile = 250
/** 95 of 100 files are shorter, lines of code. */
const longFile = 180
/** Source files in a room of the bot or of a platform, and in any other folder. */
const mostInRoom = 15
const mostInFolder = 20
/** Folders that may hold more, with the reason in CONTRIBUTING. */
const roomy = ['cli', 'stores']

interface SourceFile {
  /** From `src/`, with `/`. */
  readonly path: string
  readonly folder: string
  readonly tree: ts.SourceFile
  readonly imports: readonly string[]
}

const root = new URL('../src/', import.meta.url)
const files: readonly SourceFile[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map(readSource)

function readSource(path: string): SourceFile {
  const text = readFileSync(new URL(path, root), 'utf8')
  return {
    path,
    folder: folderOf(path),
    tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true),
    imports: ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
  }
}

/** The room of a file: `platforms/slack/draw/render.ts` → `platforms/slack/draw`, `stores/schema.ts` → `stores`, `main.ts` → itself. */
function folderOf(path: string): string {
  const folders = path.split('/').slice(0, -1)
  for (let depth = folders.length; depth > 0; depth--) {
    const room = folders.slice(0, depth).join('/')
    if (room in mayImport || seesEverything.includes(room)) return room
  }
  return folders.length === 0 ? path : folders.join('/')
}

/** Where a relative import leads, from `src/`. */
const targetOf = (path: string, specifier: string): string => normalize(join(dirname(path), specifier))
const isRelative = (specifier: string): boolean => specifier.startsWith('.')
const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
const isCore = ({ folder }: SourceFile): boolean => folder in core

const edges = files.flatMap(({ path, folder, imports }) =>
  imports.filter(isRelative).map((specifier) => ({ path, folder, target: targetOf(path, specifier) })),
)
const named = files.flatMap((file) =>
  file.imports.filter((specifier) => !isRelative(specifier)).map((specifier) => ({ file, specifier })),
)

function isAllowed({ folder, target }: (typeof edges)[number]): boolean {
  if (seesEverything.includes(folder)) return true
  const allowed = mayImport[folder] ?? []
  return folderOf(target) === folder || target === 'errors.ts' || allowed.includes(folderOf(target))
}

/** The files that lead from a file back to itself. */
function findCycle(): string[] | undefined {
  const done = new Set<string>()
  const follow = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return undefined
    for (const { target } of edges.filter((edge) => edge.path === path)) {
      const cycle = follow(target, [...trail, path])
      if (cycle) return cycle
    }
    done.add(path)
    return undefined
  }
  for (const { path } of files) {
    const cycle = follow(path, [])
    if (cycle) return cycle
  }
  return undefined
}

/** What a core file does that depends on the outside: its words, as written. */
function findImpure({ path, tree }: SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (isOutside(node)) found.push(`${path}: ${node.getText(tree)}`)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function isOutside(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length
  if (ts.isPropertyAccessExpression(node)) return /^(?:Date\.now|Math\.random)$/.test(node.getText())
  if (!ts.isIdentifier(node) || !impure.has(node.text)) return false
  const { parent } = node
  return !(ts.isPropertyAccessExpression(parent) && parent.name === node) && !ts.isPropertyAssignment(parent)
}

/** Lines that hold a token: neither blank nor only comment. */
function countCodeLines({ tree }: SourceFile): number {
  const lines = new Set<number>()
  const visit = (node: ts.Node): void => {
    if (node.getChildCount(tree) > 0) return node.getChildren(tree).forEach(visit)
    if (node.kind === ts.SyntaxKind.EndOfFileToken) return
    const from = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line
    const to = tree.getLineAndCharacterOfPosition(node.getEnd()).line
    for (let line = from; line <= to; line++) lines.add(line)
  }
  visit(tree)
  return lines.size
}

const isReExport = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined

describe('the house', () => {
  it('was looked at: every folder has files, and they import each other', () => {
    const seen = new Set(files.map(({ folder }) => folder))
    for (const folder of [
      'article',
      'briefing',
      'message',
      'bot',
      'bot/ports',
      'stores',
      'platforms/slack/draw',
      'errors.ts',
    ])
      expect(seen).toContain(folder)
    expect(files.length).toBeGreaterThan(60)
    expect(edges.length).toBeGreaterThan(150)
    expect(named.length).toBeGreaterThan(5)
  })

  it('has a row in the table for every folder', () => {
    const strangers = files.filter(({ folder }) => !(folder in mayImport) && !seesEverything.includes(folder))
    expect(strangers.map(({ path }) => path)).toEqual([])
  })

  it('imports along the table only', () => {
    const wrong = edges.filter((edge) => !isAllowed(edge))
    expect(wrong.map(({ path, target }) => `${path} → ${target}`)).toEqual([])
  })

  it('imports files that exist, by their endings, and nobody imports the command line', () => {
    const known = new Set(files.map(({ path }) => path))
    const lost = edges.filter(({ target }) => !known.has(target) && !target.endsWith('.json'))
    expect(lost.map(({ path, target }) => `${path} → ${target}`)).toEqual([])
    const inward = edges.filter(
      ({ folder, target }) => folder !== 'cli' && folderOf(target) === 'cli' && folder !== 'main.ts',
    )
    expect([...inward, ...edges.filter(({ target }) => target === 'main.ts')]).toEqual([])
  })

  it('keeps the core free of node and of packages that are not named here', () => {
    const wrong = named.filter(
      ({ file, specifier }) => isCore(file) && !core[file.folder]?.includes(packageOf(specifier)),
    )
    expect(wrong.map(({ file, specifier }) => `${file.path} → ${specifier}`)).toEqual([])
    expect(named.some(({ specifier }) => isBuiltin(specifier))).toBe(true)
  })

  it('keeps clock, randomness, network, console and process out of the core', () => {
    expect(files.filter(isCore).flatMap(findImpure)).toEqual([])
  })

  it('names a platform’s library in that platform’s folder only', () => {
    const wrong = named.filter(({ file, specifier }) =>
      onlyIn.some(({ packages, folder }) => packages.test(specifier) && !file.path.startsWith(`${folder}/`)),
    )
    expect(wrong.map(({ file, specifier }) => `${file.path} → ${specifier}`)).toEqual([])
  })

  it('has no barrels', () => {
    const barrels = files.filter(
      ({ path, tree }) =>
        path.endsWith('index.ts') || (tree.statements.length > 0 && tree.statements.every(isReExport)),
    )
    expect(barrels.map(({ path }) => path)).toEqual([])
  })

  it('has no import cycles, type imports too', () => {
    expect(edges.length).toBeGreaterThan(100)
    expect(findCycle()).toBeUndefined()
  })

  it(`has no file of more than ${longestFile} lines of code, tables apart`, () => {
    const long = files.filter((file) => !file.path.endsWith('.data.ts') && countCodeLines(file) > longestFile)
    expect(long.map(({ path }) => path)).toEqual([])
  })
})

/** The names that a file exports where it defines them. */
function definedIn({ tree }: SourceFile): string[] {
  return tree.statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement)) return []
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText(tree))
    return ts.isFunctionDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement)
      ? [statement.name?.text ?? '']
      : []
  })
}

describe('names', () => {
  it('mean one thing: every exported name is defined in one file', () => {
    const owners = new Map<string, string[]>()
    for (const file of files)
      for (const name of definedIn(file)) owners.set(name, [...(owners.get(name) ?? []), file.path])
    expect(owners.size).toBeGreaterThan(900)
    expect([...owners].filter(([, paths]) => paths.length > 1)).toEqual([])
  })
})

describe('rooms', () => {
  it('are small enough to be seen at a glance', () => {
    const sizes = new Map<string, number>()
    for (const { path } of files) sizes.set(dirname(path), (sizes.get(dirname(path)) ?? 0) + 1)
    const most = (room: string): number => (/^(?:bot|platforms)\b/.test(room) ? mostInRoom : mostInFolder)
    const full = [...sizes].filter(([room, count]) => count > most(room) && !roomy.includes(room))
    expect(full).toEqual([])
  })

  it(`hold files of which 95 in 100 have at most ${longFile} lines of code`, () => {
    const lengths = files.filter(({ path }) => !path.endsWith('.data.ts')).map(countCodeLines)
    const long = lengths.filter((length) => length > longFile)
    expect(long.length / lengths.length).toBeLessThanOrEqual(0.05)
  })
})

describe('the scanners of this test', () => {
  const sourceOf = (text: string): SourceFile => ({
    path: 'fixture.ts',
    folder: 'article',
    tree: ts.createSourceFile('fixture.ts', text, ts.ScriptTarget.ES2023, true),
    imports: ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
  })

  it('see static, dynamic, type and re-exporting imports', () => {
    const { imports } = sourceOf(
      `import a from './a.ts'; import type { B } from './b.ts'; export * from './c.ts'; const d = await import('./d.ts')`,
    )
    expect(imports).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts'])
  })

  it.each(['console.log(1)', 'Date.now()', 'new Date()', 'Math.random()', 'process.env', "fetch('x')"])(
    'see %s',
    (text) => {
      expect(findImpure(sourceOf(text))).not.toEqual([])
    },
  )

  it.each(['new Date(0)', 'row.process', 'const x = { crypto: 1 }', '// console.log(1)'])('let %s be', (text) => {
    expect(findImpure(sourceOf(text))).toEqual([])
  })

  it('count lines of code, not comments or blanks', () => {
    expect(countCodeLines(sourceOf('// one\n\nconst a = `x\ny`\n/* two\nthree */\nconst b = 1\n'))).toBe(3)
  })

  it('would refuse an import against the table', () => {
    const edge = (path: string, target: string) => isAllowed({ path, folder: folderOf(path), target })
    expect(edge('article/parse.ts', 'briefing/brief.ts')).toBe(false)
    expect(edge('platforms/slack/slack.ts', 'platforms/discord/draw/render.ts')).toBe(false)
    expect(edge('platforms/slack/draw/render.ts', 'platforms/slack/ask/serve.ts')).toBe(false)
    expect(edge('platforms/terminal/terminal.ts', 'bot/delivery/outbox.ts')).toBe(false)
    expect(edge('platforms/terminal/terminal.ts', 'bot/ports/platform.ts')).toBe(true)
    expect(edge('bot/answer/answer.ts', 'bot/schedule/slots.ts')).toBe(false)
    expect(edge('bot/schedule/commands.ts', 'bot/answer/reply.ts')).toBe(true)
    expect(edge('receipt/audit.ts', 'briefing/verify.ts')).toBe(false)
    expect(edge('briefing/verify.ts', 'log.ts')).toBe(false)
    expect(edge('cli/brief.ts', 'briefing/brief.ts')).toBe(true)
  })
})

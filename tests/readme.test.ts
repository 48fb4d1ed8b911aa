import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { briefCommand } from '../src/cli/brief.ts'
import { lintCommand } from '../src/cli/lint.ts'
import { printSettings } from '../src/config.ts'
import { botEvents, scopes } from '../src/platforms/slack/connect/scopes.data.ts'
import { run } from './cli/run.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const page = (name: string): string => readFileSync(join(root, `.config/docs/${name}.md`), 'utf8')
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const connect = page('connect')
const documents = [readme, page('briefings'), connect, page('operate'), contributing].join('\n')
const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** The first fenced block after some words, without its fence. */
function blockAfter(words: string, text = readme): string {
  const [, block = ''] = /\n```\w*\n(.*?)\n```/s.exec(text.slice(text.indexOf(words))) ?? []
  return block
}

const matches = (pattern: RegExp, text = documents): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found = '']) => found)),
]

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'readme-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the README', () => {
  it('lists the scopes that the Slack manifest asks for, and counts them and the events', () => {
    const table = connect.slice(connect.indexOf('| scope'), connect.indexOf('### Without Socket Mode'))
    expect([...matches(/`([a-z_]+:[a-z_.]+|commands)`/g, table)].sort()).toEqual([...scopes].sort())
    expect(connect).toContain(`${numbers[botEvents.length]} events and ${numbers[scopes.length]} scopes`)
  })

  it('has an example of a briefing that lints clean and whose overrides all apply', async () => {
    writeFileSync(join(folder, 'harbour.md'), `${blockAfter('`harbour.md` is `/harbour`', page('briefings'))}\n`)
    const { code, output } = await run(lintCommand, [folder])
    expect(output).toContain('1 briefing, 0 faults')
    expect(output.match(/^note {3}harbour\.md: overrides\./gm)).toHaveLength(3)
    expect(code).toBe(0)
  })

  it('shows a briefing as the program prints it', async () => {
    const output = new PassThrough()
    const io = { input: new PassThrough(), output, errors: new PassThrough(), environment: {} }
    const now = () => Date.UTC(2026, 10, 28, 12)
    await briefCommand.run([join(root, 'briefings/nato-china.md')], { ...io, now })
    expect(blockAfter('## What a briefing looks like').trim()).toBe(String(output.read()).trim())
  })
})

describe('the README as a page', () => {
  it('is read in a few minutes: at most 1,200 words', () => {
    const words = readme.split(/\s+/).filter((word) => /\w/.test(word))
    expect(words.length).toBeLessThanOrEqual(1_200)
  })

  it('shows three pictures, small and with words for those who do not see them', () => {
    const pictures = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)]
    expect(pictures).toHaveLength(3)
    for (const [, words = '', path = ''] of pictures) {
      const bytes = readFileSync(join(root, path))
      expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      expect(bytes.length).toBeLessThan(100_000)
      expect(words.split(' ').length).toBeGreaterThan(5)
    }
  })

  it('leads only to pages and headings that there are', () => {
    const links = [...documents.matchAll(/\]\(((?!https?:)[^)#\s]*)(?:#([^)\s]+))?\)/g)]
    expect(links.length).toBeGreaterThan(5)
    for (const [, path = '', heading] of links) {
      const text = readFileSync(join(root, path === '' ? 'README.md' : path), 'utf8')
      const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, words = '']) => anchorOf(words))
      if (heading !== undefined) expect(anchors).toContain(heading)
    }
  })
})

/** As GitHub makes them. */
const anchorOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

describe('what the documents name', () => {
  it('are scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
    const named = matches(/npm run (?:--silent )?([a-z][a-z:]*)/g)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('are commands of the command line that there are', () => {
    const main = readFileSync(join(root, 'src/main.ts'), 'utf8')
    const named = matches(/briefdesk -- ([a-z]+)/g)
    expect(named.length).toBeGreaterThan(4)
    expect(named.filter((name) => !main.includes(`  ${name}:`))).toEqual([])
  })

  it('are settings that there are', () => {
    const settings = printSettings()
    const named = matches(/\b((?:SLACK|DISCORD|BRIEFDESK|DATABASE|RETENTION|PUBLIC|FETCH)_[A-Z_]+)\b/g)
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !settings.includes(`${name}=`))).toEqual([])
  })

  it('are files that there are', () => {
    const named = matches(
      /`(?:\/brief )?((?:src|tests|\.config)\/[\w./-]+\.(?:ts|mjs|json|jsonl|md|txt|service|yaml))`/g,
    )
    expect(named.length).toBeGreaterThan(5)
    const lost = named.filter((path) => {
      try {
        return readFileSync(join(root, path)).length === 0
      } catch {
        return true
      }
    })
    expect(lost).toEqual([])
  })
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditCommand } from '../../src/cli/audit.ts'
import { createHelp } from '../../src/cli/help.ts'
import { lintCommand } from '../../src/cli/lint.ts'
import { manifestCommand } from '../../src/cli/manifest.ts'
import { receiptCommand } from '../../src/cli/receipt.ts'
import { run } from './run.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const dam = join(root, 'tests/fixtures/articles/dam.md')
let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'cli-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('briefdesk lint', () => {
  it('finds nothing wrong with the briefings of this repository', async () => {
    const { code, output } = await run(lintCommand, [join(root, 'briefings')])
    expect(output).toBe('1 briefing, 0 faults\n')
    expect(code).toBe(0)
  })

  it('names the file, the line and the way out of a fault, and exits 1', async () => {
    write('broken.md', '---\ntitel: A\n---\nWords.\n')
    const { code, output } = await run(lintCommand, [folder])
    expect(code).toBe(1)
    expect(output).toContain(
      'fault  broken.md: line 2: "titel" is not a key of the front matter. Did you mean "title"?',
    )
  })

  it('says what became of each override', async () => {
    rmSync(join(folder, 'broken.md'))
    write('dam.md', readFileSync(dam, 'utf8').replace('hide: a fine day', 'hide: words that nobody says'))
    const { code, output } = await run(lintCommand, [folder])
    expect(output).toMatch(/fault {2}dam\.md: overrides\.hide\[0\]: No quote of the article has the words/)
    expect(output).toMatch(/note {3}dam\.md: overrides\.speakers\[0\]/)
    expect(code).toBe(1)
  })

  it('says which folder cannot be read', async () => {
    await expect(run(lintCommand, [join(folder, 'nowhere')])).rejects.toMatchObject({ code: 'input' })
  })
})

describe('briefdesk receipt and audit', () => {
  it('agree on the same article, and find one changed letter', async () => {
    const receipt = write('receipt.json', (await run(receiptCommand, [dam])).output)
    const fine = await run(auditCommand, [receipt, dam])
    expect(fine.code).toBe(0)
    expect(fine.output).toMatch(/^\d+ lines and quotations, \d+ places: all as the receipt says\.\n$/)
    const changed = write('changed.md', readFileSync(dam, 'utf8').replaceAll('We begged them', 'We bagged them'))
    const wrong = await run(auditCommand, [receipt, changed])
    expect(wrong.code).toBe(1)
    expect(wrong.output).toContain('text: The article is not the text that was read')
    expect(wrong.output).toContain('bagged')
  })

  it('refuses what is no receipt', async () => {
    await expect(run(auditCommand, [dam, dam])).rejects.toMatchObject({ code: 'input' })
  })
})

describe('briefdesk manifest', () => {
  const environment = { BRIEFINGS_DIR: join(root, 'briefings') }

  it('prints a manifest that agrees with the commands, and tells when one does not', async () => {
    const { output } = await run(manifestCommand, [], { environment })
    const same = write('manifest.json', output)
    expect(await run(manifestCommand, ['--check', same], { environment })).toMatchObject({ code: 0 })
    const other = write('other.json', output.replace('/nato-china', '/nato-chino'))
    const { code, output: told } = await run(manifestCommand, ['--check', other], { environment })
    expect(code).toBe(1)
    expect(told).toContain('The manifest lacks the command /nato-china.')
    expect(told).toContain('The command /nato-chino of the manifest is not handled.')
  })

  it('needs the public address for HTTP', async () => {
    await expect(run(manifestCommand, ['--http'], { environment })).rejects.toMatchObject({
      code: 'setting',
      hint: expect.stringContaining('PUBLIC_URL') as string,
    })
    const PUBLIC_URL = 'https://desk.example'
    const { output } = await run(manifestCommand, ['--http'], { environment: { ...environment, PUBLIC_URL } })
    expect(output).toContain('"request_url": "https://desk.example/slack/events"')
  })
})

describe('briefdesk help', () => {
  it('names each command, and prints the settings as .env.example has them', async () => {
    const help = createHelp(() => Promise.resolve([lintCommand]))
    expect((await run(help, [])).output).toContain('lint [FOLDER]')
    expect((await run(help, ['settings'])).output).toBe(readFileSync(join(root, '.env.example'), 'utf8'))
  })
})

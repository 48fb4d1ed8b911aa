import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { DeskAnswer } from './http.ts'
import type { DeskFiles } from './pages/shell.ts'

/** What every page loads, under names that change with the content. */
export interface BrowserFiles {
  readonly names: DeskFiles
  find(path: string): DeskAnswer | undefined
}

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const

/** Reads the stylesheet, the script and the icon; the build copies their folder beside itself. */
export function readBrowserFiles(): BrowserFiles {
  const found = new Map<string, DeskAnswer>()
  const read = (name: string, kind: keyof typeof types): string => {
    const body = readFileSync(new URL(`./browser/${name}.${kind}`, import.meta.url))
    const path = `/desk/files/${createHash('sha256').update(body).digest('hex').slice(0, 16)}.${kind}`
    const headers = { 'cache-control': 'public, max-age=31536000, immutable' }
    found.set(path, { status: 200, type: types[kind], body, headers })
    return path
  }
  return {
    names: { css: read('desk', 'css'), js: read('desk', 'js'), icon: read('icon', 'svg') },
    find: (path) => found.get(path),
  }
}

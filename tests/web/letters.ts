import { writeMarkup, type Html } from '../../src/web/html.ts'
import { textOfMarkup } from './markup.ts'

/** The words alone: the readers of the tests write bars, bullets, colons between cells and times in their own way. */
export const letters = (text: string): string =>
  text
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z| UTC)/g, '')
    .replace(/<[@#]&?(\d+)>/g, (mention) => mention.slice(1, -1))
    .replace(/^(?:[•>] )/gm, '')
    .replace(/[\s—:\u2060]/g, '')

/** What a drawing shows below the name of the bot. */
export const shown = (drawing: Html): string =>
  letters(textOfMarkup(writeMarkup(drawing).replace(/<p class="who">.*?<\/p>/g, '')))

/** Without controls, the head of a table and the marks of pages, which the readers leave out. */
export const wordsOnly = (payloads: readonly unknown[]): unknown[] =>
  JSON.parse(JSON.stringify(payloads), (key, value: unknown) => {
    if (key === 'accessory') return undefined
    if (key === 'rows') return (value as unknown[]).slice(1)
    if (typeof value === 'string') return value.replace(/(?:^|\n)-# ↓[^\n]*/g, '')
    return Array.isArray(value) ? value.filter((each) => !isControls(each)) : value
  }) as unknown[]

const isControls = (each: unknown): boolean =>
  typeof each === 'object' && each !== null && 'type' in each && (each.type === 'actions' || each.type === 1)

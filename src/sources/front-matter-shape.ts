import * as z from 'zod'
import { readDate } from '../article/published.ts'
import { platformNames } from '../bot/ports/target.ts'
import { isZone } from '../zone.ts'

const text = (limit: number) =>
  z.string('must be text; put it in quotes').trim().min(1, 'is empty').max(limit, `has more than ${limit} characters`)

const texts = (limit: number) =>
  z.union([z.array(text(limit)), text(limit).transform((one) => [one])], 'must be text, or a list of texts')

const address = text(2000).refine(isAddress, 'must be an address that starts with http:// or https://')

const overrides = z.strictObject(
  {
    hide: texts(2000).optional(),
    speakers: z
      .array(
        z.strictObject(
          { quote: text(2000), speaker: text(200).optional(), role: text(200).optional() },
          'must have "quote", and "speaker" or "role"',
        ),
        'must be a list of { quote, speaker, role }',
      )
      .optional(),
    bottomLine: text(2000).optional(),
  },
  'must hold "hide", "speakers" or "bottomLine"',
)

const primaryForm = 'must be { file or url, issuers } and, if readers call it something, name'

const primary = z
  .strictObject(
    {
      file: text(200)
        .refine(
          (name) => !/^[/\\]|\.\.|^[a-z]:/i.test(name),
          'must be a file in the folder of briefings, such as _communique.txt',
        )
        .optional(),
      url: address.optional(),
      name: text(100).optional(),
      issuers: texts(200),
    },
    primaryForm,
  )
  .refine(({ file, url }) => (file === undefined) !== (url === undefined), 'must have a file or a url, and not both')

const orderForm =
  'must be an order: { id, when, zone, to } and, where they differ, catchUp, unchanged, quiet, tooOld, thread, ping, approve, within, silence'
const quietForm = 'must be two times, such as "22:00-07:00"'
const pingForm = 'must be who is called: here, role:123 (Discord), group:S123 (Slack) or person:ID'
const ageForm = 'must be how late a post may be, such as 90m, 6h or 2d'

const approveForm = 'must be who approves: role:123 (Discord), group:S123 (Slack) or person:ID'
const withinForm = 'must be how long approval is waited for, such as 90m, 2h or 1d'

const targetForm = new RegExp(`^(?:${platformNames.join('|')}):\\S*$`)

const order = z.strictObject(
  {
    id: z
      .string('is missing: every order needs an "id", such as "morning"')
      .regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'must be lower-case letters, digits and hyphens'),
    when: z
      .string('is missing: cron with five fields, such as "30 8 * * 1-5"')
      .regex(/^\S+(?: +\S+){4}$/, 'must be cron with five fields, such as "30 8 * * 1-5"'),
    zone: z
      .string('is missing: an IANA zone, such as Europe/Berlin')
      .refine(isZone, 'must be an IANA zone, such as Europe/Berlin'),
    to: z
      .union(
        [z.array(z.string()), z.string().transform((one) => [one])],
        'must list where to post, such as slack:C123 or discord:456',
      )
      .refine(
        (to) => to.length > 0 && to.every((one) => targetForm.test(one)),
        'must list where to post, such as slack:C123 or discord:456',
      ),
    catchUp: z.enum(['skip', 'late', 'newest'], 'must be skip, late or newest').optional(),
    unchanged: z
      .enum(
        ['skip', 'say', 'post'],
        'must be skip (the default: nothing is posted when nothing changed), say (posted with a line that says so) or post',
      )
      .optional(),
    quiet: z.string(quietForm).refine(isQuietHours, quietForm).optional(),
    tooOld: z
      .string(ageForm)
      .regex(/^\d{1,4}[mhd]$/, ageForm)
      .optional(),
    thread: z.enum(['on', 'off'], 'must be on (the sections follow in the thread of each post) or off').optional(),
    ping: z
      .string(pingForm)
      .regex(/^(?:@?here|(?:role|group|person):[A-Z0-9]+)$/, pingForm)
      .optional(),
    approve: z
      .string(approveForm)
      .regex(/^(?:role|group|person):[A-Z0-9]+$/, approveForm)
      .optional(),
    within: z
      .string(withinForm)
      .regex(/^\d{1,4}[mhd]$/, withinForm)
      .optional(),
    silence: z
      .enum(['skip', 'post'], 'must be skip (the default: what nobody approves is not posted) or post')
      .optional(),
  },
  orderForm,
)

/** The schema of the front matter. Absent values stay absent. */
export const frontMatterShape = z.strictObject(
  {
    title: text(500).optional(),
    standfirst: text(2000).optional(),
    authors: texts(200).optional(),
    publisher: text(200).optional(),
    published: text(100)
      .refine(
        (value) => readDate(value) !== undefined,
        'must be a date with day, month and year, such as 2024-05-03T10:00Z',
      )
      .optional(),
    url: address.optional(),
    language: text(35).refine(isLanguage, 'must be a language tag, such as en or pt-BR').optional(),
    command: text(32)
      .regex(/^[a-z0-9][a-z0-9_-]*$/, 'must be lower-case letters, digits and hyphens')
      .optional(),
    description: text(100).optional(),
    tags: texts(50).optional(),
    overrides: overrides.optional(),
    source: address.optional(),
    primary: primary.optional(),
    post: z
      .array(
        order,
        'must be a list of orders: { id, when, zone, to } and, where they differ, catchUp, unchanged, quiet, tooOld, thread, ping, approve, within, silence',
      )
      .refine(
        (orders) => new Set(orders.map(({ id }) => id)).size === orders.length,
        'has two orders with the same "id"',
      )
      .optional(),
  },
  'must be keys and values, such as "title: …"',
)

/** Validated front matter. */
export type FileFront = z.infer<typeof frontMatterShape>

/** Keys allowed at a path: the top level, `overrides`, one of its `speakers`, or one order. */
export function frontMatterKeys(path: readonly (string | number)[]): string[] {
  const shapes: Record<string, Record<string, unknown>> = {
    overrides: path.length === 1 ? overrides.shape : { quote: 0, speaker: 0, role: 0 },
    post: order.shape,
    primary: primary.shape,
  }
  return Object.keys(shapes[String(path[0])] ?? frontMatterShape.shape)
}

function isAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value)
}

function isQuietHours(value: string): boolean {
  const [from, to] = value.split('-')
  return /^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/.test(value) && from !== to
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

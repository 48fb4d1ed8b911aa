import { z } from 'zod'

/**
 * Slack's rules for a message, as its documentation states them, in a table of our own: what Slack would refuse, and what
 * it advises against. Imports nothing from src.
 */
export function findViolations(payload: unknown): readonly string[] {
  const parsed = message.safeParse(payload)
  const shape = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const raw = payload as { blocks?: readonly Raw[] }
  const tables = (raw.blocks ?? []).filter(({ type }) => type === 'table').length
  return [
    ...shape,
    ...(tables > 1 ? [`${tables} tables`] : []),
    ...findDuplicates(raw.blocks ?? []),
    ...findWeight(raw),
    ...findHalfPairs(payload),
  ]
}

interface RawControl {
  readonly action_id?: string
}
interface Raw {
  readonly type?: string
  readonly block_id?: string
  readonly elements?: readonly RawControl[]
  readonly accessory?: RawControl
}

const plain = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most).refine(notBlank),
    emoji: z.boolean().optional(),
  })
const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(most).refine(notBlank),
    verbatim: z.boolean().optional(),
  })
const text = (most: number) => z.union([plain(most), mrkdwn(most)])
const blockId = z.string().min(1).max(255).optional()
const actionId = z.string().min(1).max(255)
const style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
  .partial()
  .optional()
const webAddress = z
  .string()
  .max(3000)
  .refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), 'invalid url')

const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('link'), url: webAddress, text: z.string().min(1).optional(), style }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().regex(/^[CG][A-Z0-9]+$/), style }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][A-Z0-9]+$/), style }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: z.string().regex(/\{(?:date|time)[a-z_]*\}/),
    fallback: z.string().min(1).optional(),
    style,
  }),
])
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richElement).min(1) })
const richPart = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(richElement).min(1) }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(richSection).min(1),
    indent: z.number().int().optional(),
  }),
])

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: webAddress.optional(),
  style: z.enum(['primary', 'danger']).optional(),
})
const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(150), description: plain(75).optional() })
const options = z.array(option).min(1).max(100)
const select = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    placeholder: plain(150),
    options: options.optional(),
    option_groups: z
      .array(z.strictObject({ label: plain(75), options }))
      .min(1)
      .max(100)
      .optional(),
  })
  .refine((menu) => (menu.options === undefined) !== (menu.option_groups === undefined), 'options or groups')

/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
const table = z
  .strictObject({
    type: z.literal('table'),
    block_id: blockId,
    column_settings: z
      .array(
        z.strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() }),
      )
      .max(20)
      .optional(),
    rows: z
      .array(
        z
          .array(z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }))
          .min(1)
          .max(20),
      )
      .min(1)
      .max(100),
  })
  .refine(({ rows }) => rows.flat().reduce((sum, { text }) => sum + text.length, 0) <= 10_000, 'characters of a table')

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plain(150), block_id: blockId }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({
    type: z.literal('section'),
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: button.optional(),
    block_id: blockId,
  }),
  table,
  z.strictObject({ type: z.literal('context'), elements: z.array(text(3000)).min(1).max(10), block_id: blockId }),
  z.strictObject({
    type: z.literal('actions'),
    elements: z
      .array(z.discriminatedUnion('type', [button, select]))
      .min(1)
      .max(25),
    block_id: blockId,
  }),
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(richPart).min(1), block_id: blockId }),
])

const plainText = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(most), emoji: z.boolean().optional() })

/** https://docs.slack.dev/reference/views/modal-views and …/block-kit/blocks/input-block */
const modal = z.strictObject({
  type: z.literal('modal'),
  callback_id: z.string().max(255),
  private_metadata: z.string().max(3000),
  title: plainText(24),
  submit: plainText(24),
  close: plainText(24),
  blocks: z
    .array(
      z.strictObject({
        type: z.literal('input'),
        block_id: z.string().min(1).max(255),
        optional: z.boolean().optional(),
        label: plainText(2000),
        hint: plainText(2000).optional(),
        element: z.discriminatedUnion('type', [
          z.strictObject({
            type: z.literal('plain_text_input'),
            action_id: actionId,
            multiline: z.boolean(),
            max_length: z.int().min(1).max(3000),
          }),
          // https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
          z.strictObject({
            type: z.literal('file_input'),
            action_id: actionId,
            max_files: z.int().min(1).max(10),
          }),
        ]),
      }),
    )
    .min(1)
    .max(100),
})

/** The same for a window. */
export function findViewViolations(view: unknown): readonly string[] {
  const parsed = modal.safeParse(view)
  const shape = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return [...shape, ...findDuplicates((view as { blocks?: readonly Raw[] }).blocks ?? [])]
}

/** Other keys (channel, thread, response type) are the method's business, not the message's. */
const message = z.object({ text: z.string().min(1).max(4000), blocks: z.array(block).min(1).max(50).optional() })

function notBlank(words: string): boolean {
  return words.trim() !== ''
}

function findDuplicates(blocks: readonly Raw[]): readonly string[] {
  const ids = [
    ...blocks.map((each) => each.block_id && `block_id ${each.block_id}`),
    ...blocks.flatMap((each) =>
      [...(each.elements ?? []), ...(each.accessory ? [each.accessory] : [])].map(
        (element) => element.action_id && `action_id ${element.action_id}`,
      ),
    ),
  ].filter((id) => id !== undefined)
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} twice`)
}

/** Observed, not documented: about 13,200 characters of blocks, containers included, give `msg_blocks_too_long`. */
function findWeight(payload: { blocks?: unknown }): readonly string[] {
  const length = JSON.stringify(payload.blocks ?? []).length
  return length > 12_000 ? [`blocks of ${length} characters`] : []
}

function findHalfPairs(node: unknown): readonly string[] {
  if (typeof node === 'string') return /\p{Cs}/u.test(node) ? ['half of a surrogate pair'] : []
  return node !== null && typeof node === 'object' ? Object.values(node).flatMap(findHalfPairs) : []
}

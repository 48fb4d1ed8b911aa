import type { types } from '@slack/bolt'
import * as z from 'zod'
import { fileShape, type SlackFile } from './files.ts'
import { forms, joinBoxes, labelOf, type Form, type FormName } from '../../../message/forms.ts'
import { plainText } from '../draw/controls.ts'
import { slackLimits } from '../connect/limits.data.ts'
import type { ReplyAddress } from './reply.ts'

/** The callback_id of our forms. */
export const formCallback = 'form'

/** What a form keeps of the click that opened it, in its private_metadata. */
interface Origin {
  /** The id of the control, as `pack` made it. */
  readonly id: string
  readonly onMessage?: string | undefined
  readonly address: Pick<ReplyAddress, 'channel' | 'thread' | 'responseUrl' | 'onPrivate'>
}

/**
 * A form as a modal; undefined when its origin does not fit into the metadata. Slack refuses a box for files to an app
 * that may not read them. https://docs.slack.dev/reference/views/modal-views
 */
export function formView(name: FormName, origin: Origin, readsFiles: boolean): types.ModalView | undefined {
  const form = forms[name]
  const metadata = JSON.stringify(origin)
  if (metadata.length > slackLimits.privateMetadata) return undefined
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: metadata,
    title: plainText(form.title, slackLimits.modalTitle),
    submit: plainText(form.submit, slackLimits.modalTitle),
    close: plainText('Cancel', slackLimits.modalTitle),
    blocks: [
      ...Array.from({ length: form.boxes }, (_, at) => box(form, at)),
      ...(form.file !== undefined && readsFiles ? [fileBox(form.file)] : []),
    ],
  }
}

const box = (form: Form, at: number): types.InputBlock => ({
  type: 'input',
  block_id: `box-${at}`,
  optional: at > 0 || form.file !== undefined,
  label: plainText(labelOf(form, at), slackLimits.label),
  ...(at === 0 && { hint: plainText(form.hint, slackLimits.label) }),
  element: {
    type: 'plain_text_input',
    action_id: 'words',
    multiline: form.short !== true,
    max_length: slackLimits.input,
  },
})

/** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const fileBox = (label: string): types.InputBlock => ({
  type: 'input',
  block_id: 'file',
  optional: true,
  label: plainText(label, slackLimits.label),
  element: { type: 'file_input', action_id: 'files', max_files: 1 },
})

const originShape = z.object({
  id: z.string(),
  onMessage: z.string().optional(),
  address: z.object({
    channel: z.string(),
    thread: z.string().optional(),
    responseUrl: z.string().optional(),
    onPrivate: z.boolean(),
  }),
})

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export const submissionShape = z.object({
  team: z.object({ id: z.string().min(1) }).nullish(),
  user: z.object({
    id: z.string().min(1),
    username: z.string().optional(),
    name: z.string().optional(),
    team_id: z.string().optional(),
  }),
  trigger_id: z.string().optional(),
  view: z.object({
    app_installed_team_id: z.string().optional(),
    private_metadata: z.string(),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(z.string(), z.object({ value: z.string().nullish(), files: z.array(fileShape).nullish() })),
      ),
    }),
  }),
})

/** What was written and handed in, and where the form was opened. */
export function readSubmission({ view }: z.infer<typeof submissionShape>): Submission {
  const boxes = Object.entries(view.state.values).sort(([a], [b]) => a.localeCompare(b))
  const words = boxes.map(([, { words: written }]) => written?.value ?? '')
  const files = boxes.flatMap(([, { files: handed }]) => handed?.files ?? [])
  return { ...originShape.parse(JSON.parse(view.private_metadata)), text: joinBoxes(words), files }
}

interface Submission extends Origin {
  readonly text: string
  readonly files: readonly SlackFile[]
}

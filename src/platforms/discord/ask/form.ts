import { ComponentType, InteractionResponseType, TextInputStyle } from 'discord.js'
import type { APILabelComponent, APIModalInteractionResponse, APIModalSubmitInteraction } from 'discord.js'
import { forms, joinBoxes, labelOf, type Form, type FormName } from '../../../message/forms.ts'
import { discordLimits } from '../connect/limits.data.ts'

/** A form in response to a click. It has the control's custom_id, which comes back with what was written. */
export function formResponse(name: FormName, customId: string): APIModalInteractionResponse {
  const form = forms[name]
  const boxes = Array.from({ length: form.boxes }, (_, at) => box(form, at))
  const components = form.file === undefined ? boxes : [...boxes, fileBox(form.file)]
  return {
    type: InteractionResponseType.Modal,
    data: { custom_id: customId, title: form.title.slice(0, discordLimits.modalTitle), components },
  }
}

const box = (form: Form, at: number): APILabelComponent => ({
  type: ComponentType.Label,
  label: labelOf(form, at).slice(0, discordLimits.label),
  ...(at === 0 && { description: form.hint.slice(0, discordLimits.labelDescription) }),
  component: {
    type: ComponentType.TextInput,
    custom_id: `box-${at}`,
    style: form.short ? TextInputStyle.Short : TextInputStyle.Paragraph,
    required: at === 0 && form.file === undefined,
    max_length: discordLimits.input,
  },
})

/** https://discord.com/developers/docs/components/reference#file-upload */
const fileBox = (label: string): APILabelComponent => ({
  type: ComponentType.Label,
  label: label.slice(0, discordLimits.label),
  component: { type: ComponentType.FileUpload, custom_id: 'file', required: false, min_values: 0, max_values: 1 },
})

/** The text written into a form, its boxes joined. */
export function writtenIn({ components }: APIModalSubmitInteraction['data']): string {
  const written = components.flatMap((part) => {
    if (part.type === ComponentType.Label) return [part.component]
    return part.type === ComponentType.ActionRow ? part.components : []
  })
  return joinBoxes(written.flatMap((input) => (input.type === ComponentType.TextInput ? [input.value] : [])))
}

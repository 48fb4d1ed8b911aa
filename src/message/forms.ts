/** A form: one text, in as many boxes as it takes. Platforms limit a box to 3,000 or 4,000 characters. */
export interface Form {
  /** At most 24 characters. */
  readonly title: string
  /** At most 45. */
  readonly label: string
  /** At most 100. */
  readonly hint: string
  readonly boxes: number
}

export type FormName = 'article'

/** By the name that a control carries, so that its words need not be kept with it. */
export const forms: Readonly<Record<FormName, Form>> = {
  article: {
    title: 'Paste a text',
    label: 'The text of the article',
    hint: 'No room left? Go on in the next box at a new paragraph, or hand in a file.',
    boxes: 4,
  },
}

export const isFormName = (name: string | undefined): name is FormName =>
  name !== undefined && Object.hasOwn(forms, name)

/** The label of a box: of the second and those after it, that they go on. */
export const labelOf = ({ label }: Form, box: number): string => (box === 0 ? label : `Go on, ${box + 1}`)

/** What was written, as one text: a new box is a new paragraph. */
export const joinBoxes = (boxes: readonly string[]): string =>
  boxes
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .join('\n\n')

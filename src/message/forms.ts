/** A form for one text, in several boxes because platforms limit each to 3,000 or 4,000 characters. */
export interface Form {
  /** At most 24 characters. */
  readonly title: string
  /** At most 45. */
  readonly label: string
  /** At most 100. */
  readonly hint: string
  readonly boxes: number
}

/** The name of a form. */
export type FormName = 'article'

/** The forms; controls carry only the name. */
export const forms: Readonly<Record<FormName, Form>> = {
  article: {
    title: 'Paste a text',
    label: 'The text of the article',
    hint: 'No room left? Go on in the next box at a new paragraph, or hand in a file.',
    boxes: 4,
  },
}

/** Whether there is a form of that name. */
export const isFormName = (name: string | undefined): name is FormName =>
  name !== undefined && Object.hasOwn(forms, name)

/** The label of a box, counted from 0. */
export const labelOf = ({ label }: Form, box: number): string => (box === 0 ? label : `Go on, ${box + 1}`)

/** The boxes joined into one text, each a paragraph of its own. */
export const joinBoxes = (boxes: readonly string[]): string =>
  boxes
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .join('\n\n')

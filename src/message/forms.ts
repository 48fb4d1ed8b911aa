/** A form for one text, or a file of it. A long one has several boxes, because platforms limit each to 3,000 or 4,000 characters. */
export interface Form {
  /** At most 24 characters. */
  readonly title: string
  /** At most 45. */
  readonly label: string
  /** At most 100. */
  readonly hint: string
  readonly boxes: number
  /** The label of a box for one file, which may be left empty as the others may then: at most 45 characters. */
  readonly file?: string
  /** At most 24 characters. */
  readonly submit: string
  /** A single line. */
  readonly short?: true
}

/** The name of a form. */
export type FormName = 'article' | 'link' | 'report' | 'zone'

/** The forms; controls carry only the name. */
export const forms: Readonly<Record<FormName, Form>> = {
  article: {
    title: 'Paste a text',
    label: 'The text of the article',
    hint: 'No room left? Continue in the next box with a new paragraph.',
    boxes: 4,
    file: 'Or a file: text, Markdown or a web page',
    submit: 'Brief it',
  },
  link: {
    title: 'Brief a link',
    label: 'The address of the article',
    hint: 'For example https://paper.example/news/harbour',
    boxes: 1,
    submit: 'Brief it',
    short: true,
  },
  report: {
    title: 'Something wrong?',
    label: 'What is wrong?',
    hint: 'For example: the speaker is somebody else, words are missing, the line misleads.',
    boxes: 1,
    submit: 'Send the report',
  },
  zone: {
    title: 'Your time zone',
    label: 'Where do your clocks stand?',
    hint: 'A city or a zone, for example Berlin, New York or America/Chicago',
    boxes: 1,
    submit: 'Keep it',
    short: true,
  },
}

/** Whether there is a form of that name. */
export const isFormName = (name: string | undefined): name is FormName =>
  name !== undefined && Object.hasOwn(forms, name)

/** The label of a box, counted from 0. */
export const labelOf = ({ label }: Form, box: number): string => (box === 0 ? label : `Continued, ${box + 1}`)

/** The boxes joined into one text, each a paragraph of its own. */
export const joinBoxes = (boxes: readonly string[]): string =>
  boxes
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .join('\n\n')

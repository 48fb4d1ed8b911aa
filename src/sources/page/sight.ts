import { rememberedName } from './names.ts'
import type { Piece } from './tree.ts'

/** Whether an element is hidden from readers, judging by its attributes, classes and inline style. */
export function isOutOfSight({ attributes }: Piece): boolean {
  const { style, hidden, id } = attributes
  // React streams a story into `<div hidden id="S:…">` and moves it into place by script.
  if (hidden !== undefined) return !/^S:/.test(id ?? '')
  if (style !== undefined && isUnseen(style)) return true
  return attributes['class'] !== undefined && isHiddenClass(attributes['class'])
}

/** Struck-out text counts as withdrawn. */
export const isStruck = ({ tag, attributes }: Piece): boolean =>
  struckTags.has(tag) ||
  (attributes['style'] !== undefined && /text-decoration[^;:]*:[^;]*line-through/i.test(attributes['style']))

const struckTags = new Set(['s', 'del', 'strike'])
const isUnseen = rememberedName((style) => unseen.test(style))
const unseen =
  /display\s*:\s*none|visibility\s*:\s*hidden|clip(?:-path)?\s*:\s*(?:rect\(\s*[01]|inset\(\s*(?:50|100)%)/i
const isHiddenClass = rememberedName((names) => hiddenClass.test(names))
const hiddenClass =
  /(?:^|\s)(?:hide|hidden|is-hidden|d-none|invisible|visually-?hidden\S*|visuallyhidden|sr-only|screen-?reader(?:-?text|-?only)?|assistive-text|a11y-hidden)(?=\s|$)/i

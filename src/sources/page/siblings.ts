import { type Line, regionsAround } from './layout.ts'
import { rememberedName } from './names.ts'
import { proseOf } from './story.ts'

/** How many of the innermost elements around a line, with their classes, say how it is built. */
const BUILD_DEPTH = 4
/** What fraction of the text that is built alike must be in the story. */
const ALIKE_SHARE = 0.5

/**
 * The story with the prose of its element that was dropped although it is built like the story: a template gives all
 * paragraphs of a story the same elements and classes, so a paragraph goes with most of those that have its own.
 */
export function withSiblings(
  lines: readonly Line[],
  story: readonly Line[],
  isOther: (line: Line) => boolean,
): readonly Line[] {
  const told = new Set(story)
  const builds = new Map(lines.map((line) => [line, buildOf(line)] as const))
  const sizes = new Map<string | undefined, { all: number; told: number }>()
  for (const [line, build] of builds) {
    const sum = sizes.get(build) ?? { all: 0, told: 0 }
    sum.all += line.size
    if (told.has(line)) sum.told += line.size
    sizes.set(build, sum)
  }
  const isAlike = (line: Line): boolean => {
    const sum = sizes.get(builds.get(line))
    return sum !== undefined && sum.told >= sum.all * ALIKE_SHARE
  }
  return lines.filter((line) => told.has(line) || (proseOf(line) > 0 && isAlike(line) && !isOther(line)))
}

const unnumbered = rememberedName((name) => name.replace(/\d+/g, '0'))

/** Elements and classes around a line, without numbers. */
export const buildOf = (line: Line): string =>
  regionsAround(line, BUILD_DEPTH)
    .map(({ piece, name }) => `${piece.tag}.${unnumbered(name)}`)
    .join('<')

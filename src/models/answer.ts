import * as z from 'zod'
import type { AnswerPicks, Picks } from '../briefing/pointed/pointed.ts'

const number = z.number().int().min(1).max(1_000_000)
const numbers = z.array(number).max(5_000).default([])
/** Other keys are left out: an answer has room for numbers and for nothing else. */
const form = z.object({
  bottomLine: numbers,
  points: numbers,
  never: numbers,
  keyQuotes: numbers,
  speakers: z
    .array(z.object({ quote: number, person: number }))
    .max(5_000)
    .default([]),
})

const answerForm = z.object({ sentences: z.array(number).max(5_000) })

/** The sentences in what a model wrote; undefined if it is not of the form asked for. None is an answer. */
export function readAnswer(written: string): AnswerPicks | undefined {
  const read = answerForm.safeParse(parseObject(written))
  return read.success ? read.data : undefined
}

/** The numbers in what a model wrote; undefined if it is not of the form asked for, or empty. */
export function readPicks(written: string): Picks | undefined {
  const read = form.safeParse(parseObject(written))
  if (!read.success) return undefined
  const { bottomLine, points, keyQuotes, speakers } = read.data
  const isEmpty = [bottomLine, points, keyQuotes, speakers].every((list) => list.length === 0)
  return isEmpty ? undefined : read.data
}

/** The last JSON object of the text: some models think aloud before it, or put it in a fence. */
function parseObject(written: string): unknown {
  const text = written.replace(/^[\s\S]*<\/think(?:ing)?>/i, '')
  for (const words of [text, text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)]) {
    try {
      return JSON.parse(words) as unknown
    } catch {
      continue
    }
  }
  return undefined
}

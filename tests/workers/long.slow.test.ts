import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { DEADLINES } from '../../src/workers/engines.ts'
import { createWorkers } from '../../src/workers/pool.ts'

const sentences = [
  'The ferry to Marrow will sail again on Monday, the harbour office said.',
  '“We have waited for this since the storm,” said Rut Amsel, who runs the quay.',
  'The repairs took nine weeks and cost 4.2 million crowns.',
  'Ilse Brandt, the mayor of Marrow, said that “nobody should have to row to school.”',
  'Fishermen on the island lost a third of their catch while the pier was closed.',
]
const WORDS = 100_000

/** An honest article; paragraphs differ, so that no memory of words makes them cheap. */
function articleOf(words: number, number: number): string {
  const paragraphs = [`# Ferry ${number} to Marrow sails again`]
  for (let at = 0, count = 0; count < words; at++) {
    const paragraph = sentences.map((sentence) => sentence.replace('Marrow', `Marrow-${at}`)).join(' ')
    paragraphs.push(paragraph)
    count += paragraph.split(' ').length
  }
  return paragraphs.join('\n\n')
}

it('gives up no honest article: ten of 100,000 words, and a short one behind them, on two busy cores', async () => {
  const busy = [1, 2].map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }))
  const workers = createWorkers()
  try {
    const jobs = workers.within(DEADLINES.answer)
    const briefed = async (text: string): Promise<number> => {
      const file = await jobs.text(text)
      expect(file.cut).toBeUndefined()
      return (await jobs.brief('ferry', file, '1')).briefing.quotes.length
    }
    const long = Array.from({ length: 10 }, (_, number) => briefed(articleOf(WORDS, number)))
    const short = briefed(articleOf(300, 11))
    expect(await short).toBeGreaterThan(5)
    for (const quotes of await Promise.all(long)) expect(quotes).toBeGreaterThan(1_000)
  } finally {
    for (const child of busy) child.kill()
    await workers.close()
  }
}, 600_000)

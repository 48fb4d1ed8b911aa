// npm run bench -- makings [CHARACTERS]: a long text that was handed in: its first briefing, a click on each section, an
// editor's list, hiding a quotation; processor time and makings of each.
import { openBot } from '../bot/bot.ts'

const sentences = [
  'The ferry to Marrow will sail again on Monday, the harbour office said.',
  '“We have waited for this since the storm,” said Rut Amsel, who runs the quay.',
  'The repairs took nine weeks and cost 4.2 million crowns.',
  'Ilse Brandt, the mayor of Marrow, said that “nobody should have to row to school.”',
  'Fishermen on the island lost a third of their catch while the pier was closed.',
]

export async function run([wanted = '117000']: readonly string[]): Promise<void> {
  let makings = 0
  const { ask } = await openBot({
    figures: { making: () => void makings++, command: () => undefined, post: () => undefined },
  })
  const timed = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    const before = { made: makings, at: performance.now(), cpu: process.cpuUsage() }
    await act()
    const { user, system } = process.cpuUsage(before.cpu)
    process.stdout.write(
      `${what.padEnd(22)} ${((user + system) / 1_000).toFixed(0).padStart(6)} ms of processor time, ${(performance.now() - before.at).toFixed(0).padStart(6)} ms by the clock, ${makings - before.made} makings\n`,
    )
  }
  const actor = { id: 'U2', name: 'Max', admin: true }
  let name = ''
  const text = writeText(Number(wanted))
  await timed('handed in', async () => {
    name = (await ask('brief-this', { text })).message.call?.args['name'] ?? ''
  })
  for (const section of ['quotes', 'who', 'key-points', 'source'])
    await timed(section, () => ask('brief', { name, section }))
  for (const order of [name, `${name} hide 3`, `${name} hide 4`])
    await timed(order.replace(name, 'correct'), () => ask('briefdesk', `correct ${order}`, { actor }))
}

/** Paragraphs that differ, so that no memory of words makes them cheap. */
function writeText(characters: number): string {
  const paragraphs: string[] = ['# Ferry to Marrow sails again']
  for (let at = 0, length = 0; length < characters; at++) {
    const paragraph = sentences.map((sentence) => sentence.replace('Marrow', `Marrow-${at}`)).join(' ')
    paragraphs.push(paragraph)
    length += paragraph.length + 2
  }
  return paragraphs.join('\n\n').slice(0, characters)
}

/** An article of our own, longer than any message: nobody in it exists, and nothing in it happened. */
const people = ['Ida Fenn', 'Oskar Lohm', 'Priya Tal', 'Bram Quist', 'Noor Wend', 'Tove Aske', 'Emil Rauth', 'Lena Ost']
const matters = ['the quay', 'the ferry', 'the old lock', 'the fish hall', 'the tide gauge', 'the north pier']

const day = (at: number): string => {
  const who = people[at % people.length] ?? ''
  const matter = matters[at % matters.length] ?? ''
  return [
    `On day ${at + 1} of the hearing the council of Port Ellen spent ${at + 2} hours on ${matter}. It heard ${at + 3} people and put off the vote.`,
    `“Nobody has told us what ${matter} will cost us in year ${at + 1}, and until somebody does we will not sign,” said ${who}, who speaks for street ${at + 1}.`,
  ].join('\n\n')
}

export const longStory = [
  '---',
  'title: The hearing at Port Ellen goes on',
  'authors: [A Fixture]',
  'publisher: The Invented Gazette',
  'published: 2025-11-03T09:30Z',
  'url: https://gazette.example/port-ellen',
  'command: long',
  '---',
  '',
  'The hearing about the harbour of Port Ellen has lasted 120 days, and its end is not in sight.',
  '',
  Array.from({ length: 120 }, (_, at) => day(at)).join('\n\n'),
].join('\n')

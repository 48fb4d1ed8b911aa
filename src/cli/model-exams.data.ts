/** Articles of our own about invented people, with what an editor would choose: numbers of sentences, from 1. */
export const modelExams: readonly {
  readonly name: string
  readonly text: string
  /** Any of these. */
  readonly bottomLine: readonly number[]
  readonly never: readonly number[]
}[] = [
  {
    name: 'The lock',
    text: `The lock at Ambrick is old and green, and children like to sit on its wall.

It will close on Friday.

The harbour board will close the lock at Ambrick on Friday for three months because its gate has cracked, it said on Tuesday.

Nine barges have waited above the lock since a diver found the crack on Monday.

“We were told in March that it would not hold,” said Runa Falk, who keeps the lock.

Photo: The Ambrick Herald

Who pays for the new gate?`,
    bottomLine: [3],
    never: [2, 6, 7],
  },
  {
    name: 'The school',
    text: `Pupils at Olm will start an hour later from September, after the council voted nine to four for a trial of one year.

The trial covers two schools with 640 pupils, and costs 80,000 a year for the later buses.

But not all are pleased.

“I leave for work at seven,” said Pia Lund, who has two sons there.

Mayor Edo Brandt said the council would look at marks and absences before it decides whether to go on.

Read more: What to do in Olm this weekend`,
    bottomLine: [1],
    never: [3, 4, 6],
  },
  {
    name: 'The study',
    text: `Have you ever wondered why bees dance?

Bees that dance on uneven combs make twice as many errors, a study of 40 hives at the University of Sund has found.

The researchers filmed the hives for two summers and measured 3,000 dances.

“It is the floor, not the dancer,” said Maren Holt, who led the study.

She has kept bees since she was nine.

Holt and her colleagues will repeat the study with wild bees next year.`,
    bottomLine: [2],
    never: [1, 4, 5],
  },
]

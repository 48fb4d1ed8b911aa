import type { AttackedNewsroom } from './newsroom.ts'
import { grown } from './grown.data.ts'
import { written } from './attack.ts'

const blanks = (count: number): string => ' '.repeat(count)
const speakers = { kind: 'text', before: '', pump: '“We go now,” said Ada #.\n\n', after: '' } as const

/** What was found to stop the bot once, and how somebody would send it. */
export const found: Readonly<Record<string, (room: AttackedNewsroom) => Promise<void>>> = {
  'a file of 200,000 blanks before a word': (room) => room.file(`Ferry sails again. ${blanks(200_000)}x`),
  'a story with 400,000 opening marks and a “will”': (room) =>
    room.story(`The ferry will sail on Monday ${'“'.repeat(400_000)} and it will come back.`),
  'an order of a member with 5,900 blanks': (room) =>
    room.type('/briefdesk', `follow https://post.example at${blanks(5_900)}x`),
  'a file of 1,600,000 characters with many speakers': (room) => room.file(written(speakers, 1_600_000)),
}

/** Characters: the most that is briefed. */
const LONG = 700_000
/** A feed's entry keeps no more of its own words. */
const ENTRY = 200_000

/** Grown by `npm run eval -- attacks`. */
export const bred = grown.map((attack) => ({
  name: `${attack.kind} ${JSON.stringify(attack.pump)}`,
  send: (room: AttackedNewsroom): Promise<void> => {
    switch (attack.kind) {
      case 'text':
        return room.file(written(attack, LONG))
      case 'page':
        return room.link(written(attack, LONG))
      case 'feed':
        return room.follow(written(attack, ENTRY))
    }
  },
}))

import { kinds } from './sites.ts'
import type { Found } from './sites.ts'
import { randomFrom } from '../random.ts'

/** `count` of the sites, as many of each kind as of every other, chosen by `seed`. */
export function sample(sites: readonly Found[], count: number, seed: number): Found[] {
  const random = randomFrom(seed)
  return kinds
    .flatMap((kind) => {
      const left = sites.filter((site) => site.kind === kind)
      const wanted = Math.min(Math.ceil(count / kinds.length), left.length)
      return Array.from({ length: wanted }, () => left.splice(Math.floor(random() * left.length), 1)).flat()
    })
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start))
}

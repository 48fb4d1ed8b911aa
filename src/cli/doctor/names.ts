import { distance } from 'fastest-levenshtein'
import { settingsTable } from '../../config.ts'
import type { Io } from '../command.ts'
import type { Diagnosis } from './diagnosis.ts'

/** Names in the environment that look like settings and are none: a typing error leaves a setting empty without a word. */
export function checkNames(environment: Io['environment']): Diagnosis[] {
  const names = Object.keys(settingsTable)
  return Object.keys(environment)
    .filter((name) => !names.includes(name) && /^(?:SLACK|DISCORD|BRIEFDESK|BRIEFINGS)_/.test(name))
    .map((name): Diagnosis => {
      const [near] = names.toSorted((a, b) => distance(a, name) - distance(b, name))
      return { state: 'note', what: `${name} is no setting.`, mend: `Did you mean ${near ?? ''}?` }
    })
}

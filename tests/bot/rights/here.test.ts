import { expect, it } from 'vitest'
import type { Target } from '../../../src/bot/ports/target.ts'
import { elsewhere, inReach, isHere } from '../../../src/bot/rights/reach.ts'

const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
const to = (tenant: string, channel: string, platform: Target['platform'] = 'slack'): Target => ({
  ...{ platform, tenant, channel },
})

it.each([
  [to('T1', 'C1'), true],
  [to('operator', 'C1'), true],
  [to('operator', 'T1/C1'), true],
  [to('T2', 'C1'), false],
  [to('operator', 'T2/C1'), false],
  [to('T1', 'C2'), false],
  [to('T1', 'C1', 'discord'), false],
])('a target of %j is here: %s', (target, is) => expect(isHere(target, place)).toBe(is))

it('what a file orders is in reach in this channel only, what a workspace orders in all of its own', () => {
  const targets = [to('operator', 'C1'), to('operator', 'T2/C1')]
  expect(inReach({ tenant: 'operator', targets }, place)).toEqual([targets[0]])
  expect(elsewhere({ tenant: 'operator', targets }, place)).toEqual([targets[1]])
  const own = [to('T1', 'C1'), to('T1', 'C2')]
  expect([inReach({ tenant: 'T1', targets: own }, place), elsewhere({ tenant: 'T1', targets: own }, place)]).toEqual([
    own,
    [],
  ])
})

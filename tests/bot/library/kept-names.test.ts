import { expect, it } from 'vitest'
import { createKeptNames } from '../../../src/bot/library/kept-names.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

function open() {
  const reads: string[] = []
  const mood = { isDown: false }
  const names = createKeptNames({
    list(tenant) {
      reads.push(tenant)
      if (mood.isDown) return Promise.reject(new Error('the disk is full'))
      return Promise.resolve([{ name: 'ferry', about: `The ferry of ${tenant}` }] as never)
    },
  })
  return { names, reads, mood }
}

it('suggests from memory what it read at the look before', async () => {
  const { names, reads } = open()
  expect([names('T1'), names('T1')]).toEqual([[], []])
  expect(reads).toEqual(['T1'])
  await settle()
  expect(names('T1')).toEqual([{ label: 'ferry: The ferry of T1', value: 'ferry' }])
  expect(names('T2')).toEqual([])
})

it('goes on suggesting what it knew while the store is down', async () => {
  const { names, mood } = open()
  names('T1')
  await settle()
  mood.isDown = true
  names('T1')
  await settle()
  expect(names('T1')).toHaveLength(1)
})

it('holds the names of a thousand workspaces, and forgets the one that was asked for longest ago', async () => {
  const { names } = open()
  for (let tenant = 0; tenant < 1_000; tenant++) names(`T${tenant}`)
  await settle()
  names('T0')
  await settle()
  names('T1000')
  await settle()
  expect([names('T1').length, names('T0').length, names('T1000').length]).toEqual([0, 1, 1])
})

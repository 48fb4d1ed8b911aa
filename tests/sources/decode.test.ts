import { describe, expect, it } from 'vitest'
import { decode, decodeParts } from '../../src/sources/decode.ts'

describe('a charset', () => {
  const cafe = 'Café “Zürich” – 5 €'
  const encoded: readonly (readonly [string, Uint8Array, { charset?: string; markup?: boolean }, string])[] = [
    ['by BOM, whatever the header says', Buffer.from(`\uFEFF${cafe}`, 'utf16le'), { charset: 'iso-8859-1' }, cafe],
    [
      'by header before meta',
      Buffer.from('<meta charset="utf-8">Caf\xe9', 'latin1'),
      { charset: 'windows-1252', markup: true },
      '<meta charset="utf-8">Café',
    ],
    [
      'by meta',
      Buffer.from('<meta charset="iso-8859-2">\xb1', 'latin1'),
      { markup: true },
      '<meta charset="iso-8859-2">ą',
    ],
    [
      'by http-equiv',
      Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">\xc1', 'latin1'),
      { markup: true },
      '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">а',
    ],
    [
      'by the XML declaration',
      Buffer.from('<?xml version="1.0" encoding="windows-1251"?>\xe0', 'latin1'),
      { markup: true },
      '<?xml version="1.0" encoding="windows-1251"?>а',
    ],
    ['by being valid UTF-8', Buffer.from(cafe), {}, cafe],
    [
      'as windows-1252, when nothing else tells',
      Buffer.from('Caf\xe9 \x93Z\xfcrich\x94', 'latin1'),
      {},
      'Café “Zürich”',
    ],
    ['past a charset that does not exist', Buffer.from(cafe), { charset: 'bogus-8' }, cafe],
    [
      'past UTF-16 that a page in ASCII claims',
      Buffer.from('<meta charset="utf-16">Hello'),
      { markup: true },
      '<meta charset="utf-16">Hello',
    ],
  ]

  it.each(encoded)('is told %s', (_, bytes, hints, text) => {
    expect(decode(bytes, hints).replace(/^\uFEFF/, '')).toBe(text)
  })

  it('is guessed from the bytes', () => {
    const russian = 'Паром снова ходит на остров после бури, сказали в порту. '
    const letters = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'
    const byte = (letter: string): number => {
      const at = letters.indexOf(letter.toLowerCase())
      return at < 0 ? letter.charCodeAt(0) : (letter === letter.toLowerCase() ? 0xe0 : 0xc0) + at
    }
    expect(decode(Uint8Array.from([...russian.repeat(5)], byte))).toBe(russian.repeat(5))
  })

  it.each([
    ['UTF-8', 'utf-8', (text: string) => Buffer.from(text)],
    ['UTF-16', 'utf-16le', (text: string) => Buffer.from(text, 'utf16le')],
  ])('of a long text in %s is read in parts, and no letter is broken between them', (_, charset, encode) => {
    const text = `${cafe} 渡し船 🛳️ `.repeat(4_000)
    const parts = [...decodeParts(encode(text), { charset })]
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.join('') === text).toBe(true)
  })

  it('is UTF-8 where a page says so, though a letter in thousands is damaged', () => {
    const damaged = Buffer.concat([
      Buffer.from(`<meta charset="utf-8">${'Zürich '.repeat(4_000)}`),
      Buffer.from([0xfc]),
    ])
    expect(decode(damaged, { markup: true })).toMatch(/Zürich \uFFFD$/)
    expect(decode(damaged)).toMatch(/ZÃ¼rich ü$/)
  })
})

import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../src/article/language.ts'

const passages: readonly (readonly [string, string])[] = [
  ['en', 'The harbour office closed the old pier on Monday. Repairs will cost more than the town had planned.'],
  [
    'de',
    'Das Hafenamt hat am Montag die alte Mole geschlossen. Die Reparatur wird mehr kosten, als die Stadt geplant hatte.',
  ],
  ['fr', 'Le bureau du port a fermé lundi la vieille jetée. Les travaux coûteront plus que la ville ne l’avait prévu.'],
  [
    'es',
    'La oficina del puerto cerró el lunes el viejo muelle. Las obras costarán más de lo que la ciudad había previsto.',
  ],
  [
    'it',
    'L’ufficio del porto ha chiuso lunedì il vecchio molo. I lavori costeranno più di quanto la città avesse previsto.',
  ],
  [
    'pt',
    'O escritório do porto fechou na segunda-feira o velho cais. As obras vão custar mais do que a cidade tinha previsto.',
  ],
  ['nl', 'Het havenkantoor heeft maandag de oude pier gesloten. De reparatie zal meer kosten dan de stad had gepland.'],
  [
    'sv',
    'Hamnkontoret stängde den gamla piren på måndagen. Arbetet kommer att kosta mer än vad staden hade räknat med.',
  ],
  [
    'pl',
    'Urząd portowy zamknął w poniedziałek stare molo. Naprawa będzie kosztować więcej, niż miasto planowało, ale to nie jest koniec.',
  ],
  [
    'tr',
    'Liman ofisi pazartesi günü eski iskeleyi kapattı. Onarım için şehrin planladığından daha çok para gerekecek ve bu yeni bir sorun.',
  ],
  ['zh', '港务局星期一关闭了旧码头。维修费用将超过该市的预算。'],
  ['ja', '港湾局は月曜日に古い桟橋を閉鎖した。修理には市の予定を上回る費用がかかる。'],
  ['ko', '항만청은 월요일에 낡은 부두를 폐쇄했다. 수리비는 시의 예산을 넘을 것이다.'],
  ['ru', 'Портовая служба закрыла в понедельник старый причал. Это обойдётся городу дороже, чем было объявлено.'],
  ['uk', 'Портова служба закрила в понеділок старий причал. Ремонт коштуватиме більше, ніж місто планувало.'],
  ['ar', 'أغلق مكتب الميناء الرصيف القديم يوم الاثنين. وستكلف الإصلاحات أكثر مما خططت له المدينة.'],
  ['el', 'Το λιμεναρχείο έκλεισε τη Δευτέρα την παλιά προβλήτα.'],
  ['he', 'משרד הנמל סגר ביום שני את הרציף הישן.'],
]

describe('the language of a text', () => {
  it.each(passages)('is %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })

  it('is told by the most of it where another is quoted', () => {
    const [english, german] = [passages[0]?.[1] ?? '', passages[1]?.[1] ?? '']
    expect(detectLanguage(`${english} “${german.slice(0, 45)}” he said, and ${english}`)).toBe('en')
    expect(detectLanguage(`${german} „${english.slice(0, 40)}“ ${german}`)).toBe('de')
  })

  it.each(['', '12 : 34', 'Zorg blik fnar quop dremmel.', '—'])('is not guessed for %j', (text) => {
    expect(detectLanguage(text)).toBe('und')
  })
})

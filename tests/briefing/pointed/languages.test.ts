import { expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { brief } from '../../../src/briefing/brief.ts'
import { findSentences } from '../../../src/briefing/find/find.ts'
import { writeSheet } from '../../../src/briefing/pointed/sheet.ts'
import { verify } from '../../../src/briefing/verify.ts'
import { createModel } from '../../../src/models/models.ts'
import { sha256 } from '../../article/hash.ts'
import { openScripted } from '../../models/server.ts'

/** Our own writing: the lock at Ambrick closes, nine barges wait, somebody is quoted. */
const articles: Readonly<Record<string, string>> = {
  de: 'Die Schleuse von Ambrick liegt seit Montag still. Der Hafenrat schließt sie am Freitag für drei Monate, weil das Tor gerissen ist. „Wir haben im März davor gewarnt“, sagte Runa Falk. Neun Kähne warten oberhalb der Schleuse auf die Durchfahrt.',
  fr: 'L’écluse d’Ambrick est à l’arrêt depuis lundi matin. Le conseil du port la ferme vendredi pour trois mois, car la porte est fendue. « Nous avions prévenu le conseil en mars », a dit Runa Falk. Neuf péniches attendent en amont de l’écluse.',
  es: 'La esclusa de Ambrick está parada desde el lunes. La junta del puerto la cierra el viernes durante tres meses porque la compuerta se ha rajado. «Lo avisamos en marzo a la junta», dijo Runa Falk. Nueve barcazas esperan río arriba desde entonces.',
  it: 'La chiusa di Ambrick è ferma da lunedì mattina. Il consiglio del porto la chiude venerdì per tre mesi perché il portone è incrinato. «Lo avevamo detto in marzo al consiglio», ha detto Runa Falk. Nove chiatte aspettano a monte della chiusa.',
  pt: 'A eclusa de Ambrick está parada desde segunda-feira. O conselho do porto fecha-a na sexta-feira por três meses porque a comporta rachou. “Avisámos o conselho em março”, disse Runa Falk. Nove barcaças esperam a montante da eclusa.',
  nl: 'De sluis van Ambrick ligt sinds maandag stil. De havenraad sluit haar vrijdag voor drie maanden omdat de deur gescheurd is. “Wij hebben in maart gewaarschuwd”, zei Runa Falk. Negen schepen wachten boven de sluis op doorvaart.',
  sv: 'Slussen i Ambrick har stått stilla sedan i måndags. Hamnrådet stänger den på fredag i tre månader eftersom porten har spruckit. ”Vi varnade rådet redan i mars”, sade Runa Falk. Nio pråmar väntar ovanför slussen på att komma fram.',
  pl: 'Śluza w Ambrick stoi od poniedziałku rano. Rada portu zamyka ją w piątek na trzy miesiące, bo wrota pękły. „Ostrzegaliśmy radę już w marcu”, powiedziała Runa Falk. Dziewięć barek czeka powyżej śluzy na przejście.',
  ru: 'Шлюз в Амбрике стоит с утра понедельника. Совет порта закрывает его в пятницу на три месяца, потому что ворота треснули. «Мы предупреждали совет ещё в марте», сказала Руна Фальк. Девять барж ждут выше шлюза.',
  tr: 'Ambrick’teki kanal kapısı pazartesiden beri çalışmıyor. Liman kurulu kapak çatladığı için onu cuma günü üç aylığına kapatıyor. “Kurulu daha mart ayında uyarmıştık”, dedi Runa Falk. Dokuz mavna kapının yukarısında bekliyor.',
  zh: '安布里克的船闸从星期一早上起停止运行。港口委员会因闸门开裂将于星期五关闭船闸三个月。“我们早在三月就提醒过委员会，”鲁娜·法尔克说。九艘驳船正在船闸上游等待通过。',
  ja: 'アンブリックの閘門は月曜日の朝から止まっている。港湾委員会は門扉にひびが入ったため金曜日から三か月間閉鎖する。「私たちは三月に警告していました」とルナ・ファルクは話した。九隻のはしけが上流で待っている。',
}

it.each(Object.entries(articles))('points in %s: the article’s own words, and no speaker', async (language, text) => {
  const article = parseArticle({ text, layout: 'body', language }, sha256)
  const sheet = writeSheet(article)
  expect([sheet.sentences.length, sheet.quotes.length, sheet.people.length]).toEqual([4, 1, 0])
  const picks = { bottomLine: [2], points: [1, 4], never: [], keyQuotes: [1], speakers: [{ quote: 1, person: 1 }] }
  const server = await openScripted('ollama', true, () => ({ writes: JSON.stringify(picks) }))
  const model = createModel({ url: server.url, name: 'strong-1', dialect: 'ollama' })
  const outcome = await model.point(sheet, AbortSignal.timeout(20_000))
  await model.close()
  await server.close()
  const read = server.requests[0]?.body ?? ''
  for (const { words } of sheet.sentences) expect(read).toContain(JSON.stringify(words).slice(1, -1))
  if (!('picks' in outcome)) throw new Error(outcome.reason)
  const pointed = { model: 'strong-1', picks: outcome.picks }
  const { briefing } = verify(brief(article, { name: 'lock', hash: sha256, version: 't', pointed }), article)
  expect(briefing.pointed?.sentences).toEqual([2, 1, 4])
  const lines = briefing.sections.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'claim' ? [entry.claim.text] : [])),
  )
  expect(lines.length).toBeGreaterThanOrEqual(3)
  for (const line of lines) expect(text).toContain(line)
  expect(briefing.quotes.map(({ speaker }) => speaker)).toEqual([undefined])
  expect(briefing.keyQuotes).toEqual([])
  const found = findSentences(article, 'How many barges wait?', { model: 'strong-1', sentences: [4] })
  expect(found.sentences.map(({ sentence }) => sentence.number)).toEqual([4])
})

/** The most common function words by language; they make up about half of any text in Latin script. */
export const wordsOfLanguages: Readonly<Record<string, string>> = {
  en: 'the of and to in a is that was for on it with as he his be at by had are but from have they which not were has their been will said would who when she this after more than what its an we about up into there',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei sagte hatte kann gegen vom wenn',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux ou cette ses mais comme on tout nous sa fait été aussi leur bien peut ces y elle deux être avait ont je d l qu n s c',
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está porque dijo',
  it: 'di che e la il un a per in una sono non è con del si da le i dei al come più ha ma della nel anche alla gli lo delle o nella dal sul dalla ai se degli suo stato ci questo anni essere sua fatto tra loro era hanno due',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já também pelo pela até isso entre era depois sem mesmo aos seus quem nas foi são disse está',
  nl: 'de van een het en in is dat op te zijn met voor die niet aan er om ook als bij door naar over uit maar nog worden heeft hij wordt ze of dan wel meer deze werd tot kan had zo hebben geen was ik wat zich haar onder zou al',
  sv: 'och i att det som en på är av för med till den har de inte om ett han men var sig från vi så kan när år under också efter eller nu sin där vid mot skulle hade blir ska säger',
  da: 'og i at det er en til på som for med den af de ikke der har et kan om var fra men han sig blev vi også efter ved så eller skal nu mod hvor hun blevet siger år bliver',
  no: 'og i at det er en til på som for med den av de ikke har et kan om var fra men han seg ble vi også etter ved så eller skal nå mot hvor hun blitt sier år blir',
  fi: 'ja on ei että oli se hän mutta kun myös joka ovat mukaan sen ole tai kuin niin jo vuoden jotka olisi jos vain nyt myös mitä vuonna sekä hänen',
  pl: 'w i na z do nie się że jest to o jak po za co od przez dla przy był ale są czy tym który tego roku może być już oraz jego które tylko także jej ich',
  cs: 'a v se na je že s z do o to i ve k pro za by ale po si podle jako které který od už jsou bude také až není roce byl před jeho při nebo byla jen další',
  tr: 've bir bu da için de ile olarak çok daha olan gibi kadar sonra en ne dedi o ama ise yeni göre iki olduğunu her var değil',
  ro: 'de și în a la cu o pe care din nu un că este mai să pentru sunt au fost cel ce dar prin fi al ale lui după sau această acest către',
  hu: 'a az és hogy nem is egy van meg volt de csak már még el ha mint azt ez aki azonban vagy után lesz szerint ezt kell',
  id: 'yang dan di dengan untuk dari ini itu dalam pada tidak akan juga ke ada oleh telah karena sebagai bisa adalah kepada mereka para lebih',
  vi: 'và của là có được cho trong một các với người không này đã những đến khi từ cũng về như tại ông nhiều sẽ',
}

/** Letters that only one of the languages sharing a script uses. */
export const ownLetters: readonly { readonly language: string; readonly letters: RegExp }[] = [
  { language: 'uk', letters: /[іїєґ]/giu },
  { language: 'ru', letters: /[ыэъё]/giu },
  { language: 'fa', letters: /[پچژگ]/gu },
  { language: 'ar', letters: /[ةىأإؤ]/gu },
]

/** Scripts that identify a language; where several share one, `ownLetters` decides among `of`. */
export const scripts: readonly {
  readonly script: RegExp
  readonly language: string
  readonly of?: readonly string[]
}[] = [
  { script: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, language: 'ja' },
  { script: /\p{Script=Hangul}/gu, language: 'ko' },
  { script: /\p{Script=Han}/gu, language: 'zh' },
  { script: /\p{Script=Cyrillic}/gu, language: 'und', of: ['uk', 'ru'] },
  { script: /\p{Script=Arabic}/gu, language: 'ar', of: ['fa', 'ar'] },
  { script: /\p{Script=Hebrew}/gu, language: 'he' },
  { script: /\p{Script=Greek}/gu, language: 'el' },
  { script: /\p{Script=Thai}/gu, language: 'th' },
  { script: /\p{Script=Devanagari}/gu, language: 'hi' },
]

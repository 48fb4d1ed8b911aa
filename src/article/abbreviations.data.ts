// Abbreviations that take a full stop, listed without it, and the words around them. In `neverEnds`, `beforeNumber`,
// `clock` and `mayEnd`, a lower-case word matches any case; a capitalised one matches only itself.

const list = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '))

/** Always followed by something (a name, a number, an opponent), so the full stop never ends a sentence. */
export const neverEnds = list(
  'Mr Mrs Ms Mx Dr Prof Messrs Mme Mmes Mlle Gen Lt Col Maj Capt Cmdr Cdr Sgt Cpl Pvt Pfc Adm Brig Sen Sens Rep Reps',
  'Gov Govs Pres Hon Rev Msgr Supt Det Insp Atty Asst Amb Ald Min Mt Ft Sig Sra Srta Hr Dhr Mw Mevr Ing Avv Exmo',
  'vs v cf e.g i.e viz approx ca a.k.a z.b d.h u.a bzw bijv np tzn incl dott',
)

/** Come before a number: the full stop doesn't end a sentence when a digit follows. */
export const beforeNumber = list(
  'no nos nr núm n p pp pág vol vols art arts fig figs godz b d c est tel ext ver',
  'Sec Secs Ch Chap Para Abs Op Ex Lot Flt Rte Hwy Rt Res Reg St Pub',
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun',
)

/** May end a sentence if the next word can open one. */
export const mayEnd = list(
  'Jr Sr St Ste Ave Blvd Rd Sq Bldg Dept Univ Assn Assoc Mfg Intl Natl Govt Esq Bros Dist Div Exec Ref',
  'Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev',
  'Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man',
  'Nr Str Mio Mrd Fr Hrsg Ed Eds Trans Vol al etc prof pct',
)

/** Short names of months and weekdays. */
export const dayNames = list(
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun',
)

/** Company forms, which can end a sentence. */
export const companies = list('Inc Corp Ltd Co Cos Plc LLC')

/** Job titles that follow a company's name within a sentence. */
export const posts = list(
  'Chief CEO CFO COO CTO President Chairman Chairwoman Chairperson Chair Vice Executive Founder Co-Founder Director',
  'Deputy Senior Managing General Analyst Economist Spokesman Spokeswoman Spokesperson Manager Head Treasurer Secretary',
)

/** Times of day: the sentence continues only if a day, month or time zone follows. */
export const clock = list('a.m p.m')

/** Weekday and month names that may follow a time of day. */
export const days = list(
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun',
  'January February March April May June July August September October November December',
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
)

/** Time zones that may follow a time of day. */
export const zones = list(
  'Eastern Central Mountain Pacific Atlantic Greenwich Moscow GMT UTC BST EST EDT ET CST CDT CT MST MDT MT PST PDT PT',
  'CET CEST SGT HKT JST KST IST AEST AEDT',
)

/** Names that include a punctuation mark: `Yahoo! News`. */
export const namesWithMark = list('Yahoo Jeopardy Yum')

/** Domain endings, for `Booking.Com`. */
export const domains = list('com org net edu gov io co js py ai tv info')

/** Words that precede an ordinal number in German: `am 3. Oktober`. */
export const beforeGermanOrdinal = list('am vom zum beim bis im den dem der des seit ab dieses jeden')

/** Capitalised words that open a sentence and are rarely part of a name. */
export const openers = list(
  'The A An This That These Those He She It They We You I His Her Its Their Our My Your Nobody Everyone Someone',
  'But And Or So Yet Nor If When Whenever While After Before Since Because Although Though As At In On By For From',
  'With Without Within During Over Between Among Amid Against Through To Of About Into Until Unless Unlike Despite',
  'Both Each Every Some Many Most Several All Any No Not None Neither Either Few Much More Another Other Others Such',
  'Now Then There Here What Who Whom Whose Why How Where Which Whether However Meanwhile Moreover Nevertheless',
  'Nonetheless Therefore Thus Hence Instead Also Still Even Once Only Just Perhaps Maybe Indeed Besides Furthermore',
  'According Asked Earlier Later Today Yesterday Tomorrow Often Sometimes Last Next Let Please Yes Is Are Was Were Do',
  'Does Did Has Have Had Can Could Will Would Should May Might Must Being Having Two Three Four Five Six Seven Eight',
  "Nine Ten It's He's She's They're We're I'm I've That's There's Don't It’s He’s She’s They’re We’re I’m I’ve That’s",
  'There’s Don’t Police Officials Authorities Critics Experts Researchers Residents Witnesses Investigators',
  'Prosecutors Analysts Workers Shares Doctors Lawyers Voters Students Scientists Supporters Opponents',
  'Der Die Das Ein Eine Er Sie Es Wir Und Aber Doch Im Am Auf Mit Nach Bei Für Wer Was',
  'Le La Les Un Une Il Elle Ils Elles Ce Cette Mais Et Dans En Pour El Los Las Una Pero Y No',
)

/** These verbs continue the sentence after `"Why?"`: `"Why?" Ana Silva asked.` */
export const sayingVerbs = list(
  'said says asked asks added adds wrote writes shouted shouts cried yelled replied exclaimed told wondered tweeted',
  'joked recalled demanded remarked quipped continued explained responded answered posted',
)

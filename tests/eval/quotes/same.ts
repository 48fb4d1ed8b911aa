// Whether two strings name the same speaker: surnames and given names for persons, content words for the others.

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const titles = list(
  'mr mrs ms miss dr sir dame lord lady sen senator rep representative gov governor gen general lt col colonel maj major sgt capt captain cpl adm admiral president vice prime minister secretary chancellor king queen prince princess rev reverend pastor father fr prof professor judge justice mayor commissioner ambassador deputy attorney chairman chairwoman chair ceo former acting spokesman spokeswoman spokesperson house speaker first republican democratic candidate nominee presidential coach analyst official the a an',
)
const suffixes = list('jr sr ii iii iv md phd qc kc esq')
const pronouns = list(
  'he she they it i we you who him her them us his their himself herself itself themselves that which this one another others both someone',
)
const small = list('the a an of for in on at to and or by with from his her their its who which that as s is was')
const nicknames: Readonly<Record<string, string>> = {
  don: 'donald',
  donnie: 'donald',
  bill: 'william',
  will: 'william',
  bob: 'robert',
  rob: 'robert',
  joe: 'joseph',
  mike: 'michael',
  jim: 'james',
  tom: 'thomas',
  tim: 'timothy',
  chuck: 'charles',
  dick: 'richard',
  rick: 'richard',
  liz: 'elizabeth',
  kate: 'katherine',
  dan: 'daniel',
  dave: 'david',
  steve: 'stephen',
  ted: 'edward',
  ed: 'edward',
  tony: 'anthony',
  chris: 'christopher',
  matt: 'matthew',
  nick: 'nicholas',
  pete: 'peter',
  ben: 'benjamin',
  sam: 'samuel',
  andy: 'andrew',
  greg: 'gregory',
  jeff: 'jeffrey',
  ron: 'ronald',
  ken: 'kenneth',
  larry: 'lawrence',
  jerry: 'gerald',
}

/** Whether `found` names the one whom `gold` names. A bare pronoun names nobody but itself. */
export function isSame(found: string | null | undefined, gold: string | null | undefined): boolean {
  if (!found || !gold) return false
  if (isPronoun(found) || isPronoun(gold)) return wordsOf(found).join(' ') === wordsOf(gold).join(' ')
  for (const candidate of new Set([headOf(found), found])) {
    const verdict = comparePersons(candidate, gold)
    if (verdict !== undefined) return verdict
  }
  return sharesWords(found, gold)
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[’'`"“”]/g, '')
    .replace(/[^\p{L}\p{N}\- ]+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)

export const contentWords = (text: string): string[] => wordsOf(text).filter((word) => !small.has(word))

const isPronoun = (text: string): boolean => {
  const words = wordsOf(text)
  return words.length > 0 && words.length <= 2 && words.every((word) => pronouns.has(word))
}

/** What stands before the first comma, bracket, dash or relative clause. */
const headOf = (text: string): string => text.split(/\s*[,;(—–]\s*|\s+(?:who|whose|which|that)\s+/)[0] ?? ''

function personWords(text: string): string[] {
  const words = wordsOf(text)
  while (words.length > 1 && suffixes.has(words.at(-1) ?? '')) words.pop()
  while (words.length > 1 && titles.has(words[0] ?? '')) words.shift()
  return words
}

const looksPersonal = (text: string): boolean => {
  const head = headOf(text).trim()
  return /^\p{Lu}/u.test(head) && !/^(?:The|A|An)\s/.test(head)
}

/** Same words, or same surname with given names that agree; undefined when that cannot be told. */
function comparePersons(candidate: string, gold: string): boolean | undefined {
  const [own, wanted] = [personWords(candidate), personWords(headOf(gold))]
  if (own.length === 0 || wanted.length === 0) return undefined
  if (own.join(' ') === wanted.join(' ')) return true
  const surname = wanted.at(-1) ?? ''
  if (!looksPersonal(gold) || own.at(-1) !== surname) return undefined
  if (own.length === 1 || wanted.length === 1) return true
  const given = own.slice(0, -1).filter((word) => !titles.has(word) && !suffixes.has(word))
  if (given.length === 0 || given.some((a) => wanted.slice(0, -1).some((b) => isSameGiven(a, b)))) return true
  const capitals = candidate
    .trim()
    .split(/\s+/)
    .slice(0, -1)
    .filter((word) => /^\p{Lu}/u.test(word) && !titles.has(word.toLowerCase().replace(/\W/g, '')))
  return given.every((word) => !/^\p{L}/u.test(word)) || capitals.length === 0
}

function isSameGiven(a: string, b: string): boolean {
  const full = (name: string): string => nicknames[name] ?? name
  if (full(a) === full(b)) return true
  if (a[0] === b[0] && (a.length === 1 || b.length === 1)) return true
  return (a.length >= 3 && b.startsWith(a)) || (b.length >= 3 && a.startsWith(b))
}

/** Institutions, documents, descriptions: most content words, or the same head noun and one more word. */
function sharesWords(found: string, gold: string): boolean {
  const [wanted, own] = [contentWords(headOf(gold)), contentWords(headOf(found))]
  if (wanted.length === 0 || own.length === 0) return false
  const shared = own.filter((word) => wanted.includes(word)).length
  const person = personWords(headOf(gold))
  if (
    looksPersonal(gold) &&
    person.length >= 2 &&
    person.length <= 3 &&
    /^\p{Lu}\S*\s+(\p{Lu}\S*\s*)+$/u.test(`${headOf(gold).trim()} `)
  )
    return shared >= 2 && (shared === wanted.length || (shared / own.length >= 0.5 && own.at(-1) === wanted.at(-1)))
  if (looksPersonal(gold) && wanted.length === 1 && own.at(-1) !== wanted[0]) return false
  if ((2 * shared) / (wanted.length + own.length) >= 0.6) return true
  return headNoun(found) !== undefined && headNoun(found) === headNoun(gold) && shared >= 1
}

const headNoun = (text: string): string | undefined =>
  contentWords(headOf(text.split(/\s+(?:of|for|from|in|on|at|by|to|with|about)\s+/)[0] ?? '')).at(-1)

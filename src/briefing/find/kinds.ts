import * as answers from './answers.ts'

/** What a question asks for, and how to tell that a sentence could give it. */
export interface AnswerKind {
  readonly asked: RegExp
  /** Words of the question that say what kind of answer is wanted, and nothing of its matter. */
  readonly light?: RegExp
  /** Words that a sentence with the answer may well leave out: "How long will it take?" */
  readonly soft?: RegExp
  readonly answered: answers.CouldAnswer
}

/** The first that fits. What no row asks for is open: any sentence could give it. */
export const answerKinds: readonly AnswerKind[] = [
  { asked: /\bhow many\b/i, light: /^(?:people|affected|involved|concerned)$/, answered: answers.countsThem },
  { asked: /^how old\b|\bwhat age\b/i, light: /^(?:old|age)$/, answered: answers.givesAge },
  {
    asked: /^how long\b/i,
    light: /^long$/,
    soft: /^(?:take|takes|took|last|lasts|run|go)$/,
    answered: answers.givesDuration,
  },
  {
    asked:
      /\bhow much (?:has|have|had|did|does|do|will|of|more|less|higher|lower)\b.*\b(?:fall|fallen|rise|risen|drop|dropped|grow|grown|increased?|decreased?|sunk|shrink|shrunk|belongs?|of)\b/i,
    light: /^(?:much|more|less|price|level|value)$/,
    soft: /^belongs?$/,
    answered: answers.givesAmount,
  },
  { asked: /^how (?:high|low|cold|hot|warm)\b/i, light: /^(?:high|low|cold|hot|warm)$/, answered: answers.givesHeight },
  {
    asked: /^how (?:tall|wide|deep|far|broad|thick)\b/i,
    light: /^(?:tall|wide|deep|far|broad|thick)$/,
    answered: answers.givesLength,
  },
  { asked: /^how fast\b|\bwhat speed\b/i, light: /^(?:fast|speed)$/, answered: answers.givesSpeed },
  { asked: /^how heavy\b|\bweigh\b/i, light: /^(?:heavy|weigh)$/, answered: answers.givesWeight },
  { asked: /^how (?:big|large)\b/i, light: /^(?:big|large)$/, answered: answers.givesSize },
  { asked: /^how often\b/i, light: /^often$/, answered: answers.givesFrequency },
  {
    asked:
      /\bhow much\b|\bwhat (?:will|does|did|do|would|is|was) .*\b(?:costs?|earn|pay|charged?|price|fare|salary|wage|fine|budget|bonus)\b/i,
    light: /^(?:much|money|costs?|price|charged?|ransom)$/,
    answered: answers.givesMoney,
  },
  {
    asked: /^when\b|^(?:on |in )?(?:what|which) (?:date|day|year|month)\b/i,
    light: /^(?:date|day|year|month|last|due|scheduled|expected|planned)$/,
    soft: /^(?:arrive|come|happen|happened|occur|take)$/,
    answered: answers.givesDate,
  },
  { asked: /^[Ww]ho (?:is|was) (?:(?:Mr|Mrs|Ms|Dr)\.? )?\p{Lu}/u, answered: answers.givesOffice },
  {
    asked:
      /^[Ww]ho (?:is|was|are|were) (?!\p{Ll}+(?:ing|ed)\b)(?:the |its |their )?(?:\p{Ll}+ ){0,2}\p{Ll}+(?: (?:of|in|at|for) .*)?\??$/u,
    answered: answers.namesHolder,
  },
  {
    asked: /\b(?:job|position|post|role|profession|occupation)\b.*\?/i,
    light: /^(?:job|position|post|role|profession|occupation|work)$/,
    answered: answers.givesOffice,
  },
  { asked: /^(?:by )?(?:who|whom|whose)\b/i, answered: answers.namesDoer },
  { asked: /\bnames? of\b|['’]s? name\b|\bcalled\?*$/i, light: /^(?:names?|called)$/, answered: answers.givesName },
  {
    asked: /^where\b|^(?:in|at|from|to) (?:which|what) (?:place|town|city|village|hall|building)\b/i,
    light: /^place$/,
    answered: answers.givesPlace,
  },
  {
    asked: /^how (?:did|does|do|has|have) .+ (?:respond|responded|react|reacted|reply|replied|answer|answered)\b/i,
    light: /^(?:respond|react|reply|answer)(?:ed)?$/,
    answered: answers.givesSaying,
  },
  {
    asked: /^what (?:did|does|has|do) .+ (?:say|said|tell|call|think|write)\b/i,
    light: /^(?:say|call|think|write)$/,
    answered: answers.givesSaying,
  },
  {
    asked: /^what (?:is|was|were|are) the (?:results?|outcome|score)\b/i,
    light: /^(?:results?|outcome|score)$/,
    answered: answers.givesOutcome,
  },
  {
    asked:
      /^(?:in |on |at |by |from |to )?which\b|\bwhat (?:company|country|party|town|city|paper|team|bank|illness|disease)\b/i,
    answered: answers.namesOneOf,
  },
]

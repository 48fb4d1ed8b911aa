// Words that open sentences in news English without being names; they are rarely capitalised elsewhere.
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean))

/** Openers of sentences that are no names. */
export const speakerOpeners = words(`
absent across actually additional addressing adopting agenda ahead aided alarmed almost along already altogether analysis angered
answer anti-trump anything apart apparently appear appearing approval around arriving article aside assuming attack attempt
attitudes audiences avoiding back balloting ban based battle becoming beginning begun below beyond big bigot bills bleak blistering
blood boos boosting born breaking bringing building buoyed candidates carrying caught caution celebrated cement centers chances
cheap cheers choosing close closing come coming commercial competition concerning concerns conflicts consider considered considering
consistently consulting consumers contacted continuing contrary contrast contrasting contributing control conversations convincing
cool corporate counter counting couple crippling crucial crumbling current cyber days deadline death debate decades decide defending
demographic depending details disagreement discover discussing dismayed diverse documents doing dominating drama dressed due early
easily editorial elections elsewhere email emphasizing employers employment ending enter entering especially essentially
establishment estimates events eventually ever exactly except exclusive exit expanding expect expecting extreme faced faces facing
factor facts famed family featuring female fewer fiery figures find finishing fix flanked following footage foreign fourth fresh
frustrated frustrations fueled fully fundraising further generous get getting given going gone granted ground groundbreaking grow
growing guess guidelines guns half halfway happily hard harsh hastily having headed heading health heating higher historically hold
holding homegrown hours hurdles ideally immediately immigration implicit imposing incomes increasing increasingly independents
inexperience initial initially inside inspired investors joining key kind lack largely late lately law laying leading leaning led
left legal legislative less letter letters list listing little local long-shot longtime looking looming losing low-income lowering
loyalty mainstream majorities make making margin marking meantime messages millions minutes momentum mostly multiple name namely
naming nationally naturally nearly none noon notably note nuclear number officers older onetime opening opinion opinions opposition
optimism order organized organizing otherwise outlook outside outstanding overnight overwhelmingly part partial participants
particularly partisans passing path pause pay peppered perceived personnel photos picking pieces pivoting placing plus pointing
political politically politicians polling polls pool praying premiums pressure pretty previously primaries prior privately
pro-clinton probably proceeds programs progressives projections proponents protests proxy public publicly pulling purchase pure
pushed putting question quite racist rather reach reached reaching reacting readers real recently recognizing reflecting regardless
relentlessly religious reluctantly remember reportedly responsible retired returning riding right-wing roughly rule running rushing
sales scenes scheduling screens seeing seeking seemed seen sell send sending session setting sex share shortly sign significantly
signs similar single-payer sitting slightly slowly smaller sometimes somewhere soon sooner sound specifically spending split
standing stands start starting steering stocks stories strong struggling subsequent subsequently success suddenly support surveys
take taken taking talk technological tens tension tensions terrorism terrorist things think thinking three-quarters throughout throw
time titled together too top total tough trailing traveling trouble true trying tune turning two-thirds typically ugly undecided
underdog underlying underscoring understanding understood unemployment unionized unions up using usually vast very victims victory
videos view violent virtually wait want wary wealthy weeks welcome whatever whenever whoever widespread wind window winning working
worried worth years`)

// Words that carry meaning, which a deletion may not remove.
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** "n't" endings are recognised from the word itself. */
export const negations = list(`
  not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely seldom rarely
  deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting
  fail fails failed failing false falsely wrongly unable lack lacks lacked lacking unlikely
`)

/** Words that make a statement less certain. */
export const hedges = list(`
  may might could would should can must shall
  allegedly alleged alleges allege reportedly apparently apparent possibly possible perhaps maybe probably probable
  likely unlikely potentially potential suspected suspects suspect presumably presumed purported purportedly supposed
  supposedly seemingly seem seems seemed appear appears appeared expected estimated planned proposed believed
  thought considered so-called ostensibly conceivably tentatively provisionally unconfirmed preliminary
  accused charged temporarily initially
`)

/** Words that make a statement conditional. */
export const conditions = list(`
  if unless provided providing whether until till except subject depending assuming once otherwise lest pending
  contingent conditional supposing
`)

/** Words that set a statement against another. */
export const contrasts = list(`
  but although though despite however yet whereas rather instead nevertheless nonetheless notwithstanding unlike albeit
`)

/** Words that limit how much or how many. */
export const quantifiers = list(`
  only most mostly nearly almost up at about around approximately roughly some many several few all every each both half
  majority minority more less fewer over under partly partially largely mainly just merely solely exclusively part
  least much any least enough close
`)

/** Verbs of saying, writing and thinking, with which an article attributes a statement. */
export const attributions = list(`
  say says said saying tell tells told telling state states stated stating according accordingly claim claims claimed
  claiming argue argues argued arguing announce announces announced announcing report reports reported reporting
  warn warns warned warning insist insists insisted insisting suggest suggests suggested suggesting acknowledge
  acknowledges acknowledged acknowledging admit admits admitted admitting assert asserts asserted asserting believe
  believes believing think thinks thinking describe describes described describing explain explains explained
  explaining note notes noted noting urge urges urged confirm confirms confirmed confirming quote quotes quoted quoting
  cite cites cited citing testify testifies testified write writes wrote writing tweet tweeted ask asks asked asking
  reply replies replied respond responds responded reveal reveals revealed predict predicts predicted promise promises
  promised pledge pledges pledged vow vows vowed declare declares declared declaring per add adds added adding concede
  concedes conceded maintain maintains maintained stress stresses stressed emphasise emphasised emphasize emphasized
  recall recalls recalled remark remarked comment commented estimate estimates estimating find finds found show shows
  showed shown
`)

/** Words that open a clause or apposition adding to what precedes it. */
export const asideOpeners = list(`
  who which whose whom where a an the his her its their our my one
  based born known located founded led headed owned named aged now then formerly previously also too meanwhile
`)

/** A relative clause with a preposition before its pronoun. */
export const pronounCases: ReadonlySet<string> = new Set(
  ['of', 'in', 'on', 'for', 'with', 'from', 'by', 'to', 'at', 'under'].flatMap((word) => [
    `${word} which`,
    `${word} whom`,
  ]),
)

/** Articles, possessives and "one". */
export const determiners = list('a an the his her its their our my one')

/** Coordinating conjunctions. */
export const joiners = list('and or but nor')

/** Agencies and stations as they appear in datelines. */
export const agencies = list('reuters ap afp cnn upi dpa bloomberg xinhua tass pti ani kyodo efe ansa bbc')


/** What introduces a quotation besides plain verbs of saying; it identifies the speaker, but a line may omit it. */
export const speechVerbs = list(`
  called calling calls continued continues continue concluded concludes concluding read reads reading accused accuses
  accusing chanted chants chanting assured assures referred refers referring remarking shouted shouts shouting blamed blames
  blasted blasts named answered answers joked jokes joking yelled yells lamented laments proclaimed proclaims thanked praised
  praises praising mocked mocks criticized criticised criticizes criticises questioned questions boasted boasts interjected
  complained complains vented credited indicated indicates posted exclaimed dubbed barked dismissed dismisses alleged alleges
  demanded demands implied implies denounced denounces retaliated quipped quips titled emailed pressed pronounced fumed slamming
  slammed proposed proposes remembered recounted characterizes mused tweeting began protested wondered portrayed riffed surmised
  gushed elaborated observed observes confessed echoed mentioning retorted jokes decried imagined pledging pondered urging
  hailed beamed boomed groused reiterated reiterates derided applauded heralded affirms affirmed affirming scolded cautioned
  cautions demurred repeated repeats denied denies reckons reckoned whispered muttered insisting declares opined recalling
  countered counters contended contends cried agreed agrees advised advises noting saying welcomed condemned condemns apologised
  apologized speculated specified clarified summarised summarized
`)

/** Words after which a name is the person addressed. */
export const hearerVerbs = list('told tells telling asked asks asking informed reminded assured')

/** Words for passing on somebody else's words. */
export const passingWords = list(`
  translation translations translated translating translator interpreter interpreted according told tells reported reports
  report interview interviewed quoted quoting cited citing via by transcript published obtained seen statement agency
  newspaper broadcaster channel magazine website programme program podcast weekly daily
`)

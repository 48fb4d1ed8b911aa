// How words of news English behave around a quotation. General knowledge, kept as lists so that anybody can add a word.
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean))

/** Verbs used almost only to report speech. */
export const plainCues = words(`
said says say saying told tells tell telling wrote writes write writing added adds add adding tweeted tweets tweet tweeting
replied replies replying asked asks ask asking stated states stating continued continues declared declares declaring
explained explains explaining responded responds responding`)

/** Verbs that report speech but have other uses too. */
export const otherCues = words(`
according concluded concludes concluding argued argues arguing argue noted notes noting note insisted insists insisting insist
admitted admits admitting promised promises promising pledged pledges pledging remarked remarks remarking warned warns warning warn
announced announces announcing acknowledged acknowledges acknowledging suggested suggests suggesting recalled recalls recalling recall
claimed claims claiming claim shouted shouts shouting urged urges urging vowed vows vowing blasted blasts blasting
joked jokes joking lamented laments lamenting proclaimed proclaims proclaiming asserted asserts asserting predicted predicts predicting
quipped quips quipping exclaimed exclaims exclaiming retorted retorts alleged alleges alleging allege complained complains complaining
contended contends contending conceded concedes conceding charged charges charging countered counters countering emphasized emphasizes
emphasised emphasises boasted boasts boasting testified testifies testifying chanted chants chanting yelled yells yelling
reported reports reporting report read reads reading quoted quotes quoting cited cites citing called calls calling call
described describes describing dubbed accused accuses accusing criticized criticizes criticizing criticised criticises criticising
denounced denounces denouncing dismissed dismisses dismissing mocked mocks mocking praised praises praising slammed slams slamming
condemned condemns condemning answered answers answering repeated repeats repeating reiterated reiterates reiterating
stressed stresses stressing observed observes observing mused muses maintained maintains maintaining confirmed confirms confirming
denied denies denying demanded demands demanding pleaded begged whispered screamed screams hollered barked snapped fumed
opined opines posted posts posting emailed texted commented comments commenting cautioned cautions cautioning cheered
thought thinks believes believed felt feels wondered wonders questioned questions pressed pointed went put puts shot
tells reacted reacts ripped rips hailed hails touted touts vented sighed laughed chimed interjected intoned recounted recounts
estimated advised advises assured assures ordered instructed ruled rules found finds wants wanted decried decries disputed
apologized apologised apologizes bemoaned bragged brags challenged clarified clarifies conveyed credited decided demurred
deadpanned deadpans demonstrated depicted detailed disclosed discussed elaborated expressed expresses expressing foresaw
heralded hinted implied implies implored indicated indicates informed inquired interrupted invoked issued labeled labelled
likened listed marveled mentioned mentions mumbled narrated objected offered offers outlined penned phrased portrayed
proposed proposes protested published rebuffed rebuked referred refers referring rejected rejects released remembered remembers
reminded replied reproached retweeted revealed reveals scoffed scoffs scolded shared shares sniffed spoke speaking speaks stipulated
summarized summed swore talked talking taunted teased termed theorized threatened thundered toasted tried trumpeted underlined
underscored uttered ventured voiced wailed welcomed characterized characterised characterizes compared blamed blames blaming
attacked attacks attacking defended defends dedicated endorsed assailed assails bashed knocked lashed likes naming labelling labeling branding dubbing portraying hailing touting`)

/** Verbs that follow a subject without reporting speech. */
export const auxiliaries = words(`
is are was were be been being am has have had having do does did will would can could may might must shall should
isn’t isn't wasn’t wasn't aren’t aren't hasn’t hasn't didn’t didn't doesn’t doesn't don’t don't won’t won't wouldn’t wouldn't
can’t can't couldn’t couldn't`)

/** Prepositions. */
export const prepositions = words(`
of to with by for from about on against in at into over under between among after before during through toward towards without
within near behind beside besides like than as via despite amid alongside upon off onto per including regarding concerning versus`)

/** Adverbs that stand beside a verb of speech. */
export const adverbs = words(`
also then later once recently now even still often previously again repeatedly publicly reportedly simply never just only has had
immediately quickly flatly angrily bluntly famously initially subsequently actually really always first finally sometimes
already specifically further instead separately not too there both all jointly today yesterday earlier afterward afterwards`)

/** Words that never begin or continue a name, capitalised or not. */
export const functionWords = words(`
the a an this that these those and or but nor so yet if when while because although though since until unless whether as than then
there here where what which who whom whose why how i he she it we you they me him her us them my his its our your their mine hers
ours yours theirs myself himself herself itself themselves ourselves not no yes any some all each every both either neither many much
more most few several such other another one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands
is are was were be been being am has have had do does did will would can could may might must shall should
of to with by for from about on against in at into over under between among after before during through toward towards without
within near behind besides like via despite amid alongside upon off onto per including regarding also even still just only once
now later earlier yesterday today tomorrow again never always often perhaps maybe however meanwhile moreover furthermore instead
indeed thus therefore hence nevertheless nonetheless according asked speaking writing referring citing responding pressed calling
unlike phone conversely similarly likewise additionally besides nobody somebody everybody everyone someone anyone nothing something everything read click follow watch see look listen let well oh ok okay sorry thanks thank please first second third next last finally
finally overall earlier afterward afterwards ultimately clearly sure right great good bad new old same own
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
december tue wed thu fri feb sept oct nov dec
it’s it's i’m i'm that’s that's there’s there's what’s what's he’s he's she’s she's we’re we're they’re they're don’t don't
didn’t didn't can’t can't won’t won't isn’t isn't doesn’t doesn't wasn’t wasn't
critics supporters opponents officials republicans democrats conservatives liberals americans voters sources experts analysts
republican democratic democrat conservative liberal progressive american british french german chinese russian iranian
internet twitter facebook youtube instagram gop am pm est edt`)

/** Adjectives of nation and party: part of a title when one follows, but not names on their own. */
export const adjectivesOfOrigin = words(`
republican democratic democrat conservative liberal progressive libertarian american british french german chinese russian iranian
israeli japanese indian mexican canadian australian italian spanish european african asian korean syrian turkish ukrainian polish
dutch greek swedish norwegian danish finnish brazilian cuban egyptian iraqi afghan pakistani palestinian saudi irish scottish welsh
english catholic christian muslim jewish southern northern western eastern texan hispanic latino estonian latvian lithuanian
hungarian czech slovak austrian swiss belgian portuguese romanian bulgarian serbian croatian vietnamese thai filipino indonesian
malaysian kenyan nigerian ethiopian colombian venezuelan argentine chilean peruvian`)

/** Titles written before a name; with or without a full stop. */
export const personTitles = words(`
mr mrs ms miss mx dr sir dame lord lady sen sens senator senators rep reps representative gov govs governor gen general lt col colonel
maj major sgt sergeant capt captain cpl adm admiral president vice prime minister premier chancellor secretary undersecretary king
queen prince princess rev reverend pastor father sister brother fr prof professor judge justice justices mayor commissioner ambassador
deputy attorney chairman chairwoman chair chairperson ceo cfo former acting spokesman spokeswoman spokesperson speaker leader
congressman congresswoman assemblyman assemblywoman councilman councilwoman councilor councillor sheriff chief director commander
candidate nominee strategist pollster adviser advisor aide manager host anchor coach instructor detective officer inspector superintendent
principal dean bishop archbishop cardinal pope imam rabbi sheikh ayatollah emperor sultan baroness baron duke duchess count countess
hon treasurer comptroller controller auditor solicitor prosecutor counsel lawyer attorney author columnist reporter correspondent
editor analyst economist historian activist organizer comedian actor actress singer rapper rancher farmer teacher veteran billionaire
executive founder cofounder co-founder lieutenant private envoy diplomat lawmaker legislator delegate del alderman moderator
presumptive presidential senatorial mogul tycoon businessman businesswoman magnate entrepreneur consultant operative fundraiser
surrogate supporter resident curator researcher scientist physician doctor surgeon nurse engineer umweltministerin bundeskanzler
bundeskanzlerin minister ministre président présidente interviewer publicist neighbor neighbour msgr monsignor elder evangelist`)

/** Titles that imply the sex of their bearer. */
export const maleTitles = words(`
mr sir lord king prince father brother fr congressman assemblyman councilman spokesman chairman businessman baron duke emperor pope
actor alderman archbishop bishop cardinal rabbi imam ayatollah sheikh sultan count widower boyfriend dad ex-husband grandson husband son uncle grandfather nephew bundeskanzler`)
/** The same for women. */
export const femaleTitles = words(`
mrs ms miss dame lady queen princess sister congresswoman assemblywoman councilwoman spokeswoman chairwoman businesswoman baroness
duchess actress countess widow girlfriend mom ex-wife granddaughter wife daughter aunt grandmother niece mother umweltministerin ministerin bundeskanzlerin ministre`)

/** Small words inside a name: "Piet de Vries", "Alwaleed bin Talal". */
export const particles = words(
  `de van von der den del della di da dos du la le el al bin bint ibn ben abu ter ten zu y af av st`,
)

/** Nouns for one person by office, trade or kin; with `s` or `-men` for several. */
export const personNouns = words(`
official spokesman spokeswoman spokesperson source aide adviser advisor strategist senator congressman congresswoman lawmaker
legislator governor president candidate nominee mayor minister secretary chancellor premier ambassador diplomat envoy judge justice
lawyer attorney prosecutor sheriff officer detective agent commander general colonel sergeant soldier veteran voter supporter
critic opponent activist protester demonstrator organizer organiser leader member chairman chairwoman chair director manager
executive owner founder boss chief head employee worker staffer assistant deputy representative delegate analyst expert economist
scientist researcher professor scholar historian author writer columnist reporter journalist editor anchor host moderator
correspondent interviewer narrator commentator pundit pollster consultant operative donor fundraiser billionaire millionaire mogul
tycoon businessman businesswoman entrepreneur investor banker actor actress singer comedian star player coach pastor priest bishop
pope rabbi imam cleric doctor physician surgeon nurse neurosurgeon teacher student resident neighbor neighbour farmer rancher driver
man woman boy girl person guy user someone somebody everyone wife husband father mother son daughter brother sister friend
colleague uncle aunt cousin nephew niece grandfather grandmother parent child kid witness victim suspect defendant plaintiff
politician conservative liberal republican democrat libertarian frontrunner front-runner incumbent challenger rival insider
immigrant refugee hacker heckler attendee participant caller questioner guest speaker predecessor successor counterpart
surrogate ally advocate campaigner lobbyist regulator inspector investigator superintendent commissioner engineer designer curator
artist painter director filmmaker photographer musician rapper poet novelist prince princess king queen monarch duke
mogul heiress clerk secretary treasurer translator interpreter publicist machinist glaciologist biologist psychologist
psychiatrist therapist sociologist demographer philosopher theologian lieutenant captain admiral major private
commentator blogger commenter user developer broker trader retailer grocer chef baker cook waiter waitress bartender
passenger pilot captain sailor fisherman shopkeeper landlord tenant homeowner prisoner inmate guard warden
democrat islamist communist socialist nationalist populist lawmaker freshman senior newcomer outsider elder
imposter impostor introducer emcee widow widower grandson granddaughter fiance fiancee actress hostess newsman newswoman anchorman anchorwoman policeman policewoman cop congressperson biographer essayist playwright translator interpreter cartoonist ex-wife ex-husband girlfriend boyfriend mom dad mayor-elect president-elect premier undersecretary treasurer chaplain monk nun mother-in-law father-in-law son-in-law brother-in-law astronaut astronomer physicist chemist statistician epidemiologist virologist meteorologist architect carpenter mechanic plumber electrician trucker technician programmer designer librarian counselor counsellor juror negotiator peacekeeper paramedic firefighter rescuer master harbourmaster headmaster headmistress principal miner docker dockworker steward conductor skipper ranger vet veterinarian keeper beekeeper gardener builder contractor surveyor auditor accountant ombudsman coroner magistrate solicitor barrister provost rector dean vicar marshal constable postmaster forester brewer winemaker shepherd goalkeeper striker midfielder referee umpire
rebel insurgent militant gunman fighter guerrilla separatist extremist dissident defector whistleblower mediator monitor survivor
relative villager islander civilian citizen migrant evacuee tourist traveller traveler commuter visitor patient customer shopper
shareholder trustee backbencher councillor councilor climber diver runner swimmer cyclist
captor hostage detainee informant mourner worshipper pilgrim medic midwife lifeguard courier lecturer tutor ecologist geologist
confidant confidante constituent speechwriter backer loyalist ghostwriter stepson stepdaughter stepfather stepmother godson niece
hydrologist seismologist climatologist oceanographer conservationist environmentalist monarchist loyalist`)

/** Nouns for several people at once that need no determiner. */
export const groupNouns = words(`
people officials sources aides advisers advisors critics supporters opponents protesters demonstrators voters experts analysts
economists scientists researchers historians lawyers attorneys prosecutors lawmakers legislators senators republicans democrats
conservatives liberals leaders members organizers organisers activists residents neighbors neighbours friends colleagues students
parents police authorities investigators detectives reporters journalists editors commentators pundits pollsters strategists
operatives donors staffers employees workers executives managers men women children respondents attendees locals witnesses
crowd audience others many some several most both crowds marchers spectators users fans delegates diplomats allies insiders
skeptics sceptics doctors teachers farmers soldiers veterans immigrants refugees jurors judges mayors governors
rebels insurgents militants gunmen fighters guerrillas separatists monitors mediators negotiators survivors relatives villagers
islanders civilians citizens migrants evacuees tourists commuters visitors patients customers shareholders creditors investors
traders fishermen nurses medics rescuers firefighters engineers conservationists environmentalists ministers councillors unions`)

/** Nouns for institutions that speak. */
export const institutionNouns = words(`
campaign committee board council commission court government administration ministry department agency bureau office embassy mission
party company firm corporation bank union group organization organisation association foundation institute university college
school church newspaper paper magazine network station channel outlet website site publication tabloid journal daily
team club league party police army navy military force forces house senate congress parliament cabinet kremlin palace
coalition alliance movement nonprofit non-profit charity authority center centre panel jury tribunal service
administration camp conglomerate retailer airline carrier manufacturer maker operator regulator watchdog think-tank
militia side delegation legislature assembly federation society trust fund press media town city state county country nation
consulate secretariat bloc family household couple pair duo trio`)

/** Nouns for documents that speak. */
export const documentNouns = words(`
statement report letter email e-mail memo memorandum document documents communique communiqué indictment complaint lawsuit suit filing
affidavit petition ruling opinion order decision brief transcript release ad advertisement commercial video clip tweet post
message headline editorial column article story piece book memoir essay poll survey study analysis review paper
resolution bill law amendment act treaty agreement accord pact declaration manifesto platform plan proposal
website caption sign banner poster placard sticker note invitation speech text song poem slogan motto
script voice-over footnote passage section clause paragraph chapter website notice advisory warning bulletin
dispatch log record records emails letters messages posts tweets rules guidelines policy charter constitution readout`)

/** Words in the name of a place or body that show what it is. */
export const institutionNameWords = words(`
department university college party committee court agency mission ministry office bank inc corp company co group association
institute foundation council commission congress senate house union federation bureau service church school times post news
journal tribune herald gazette chronicle press network radio tv television street board authority administration center centre
league club society corps alliance coalition campaign pac fund trust guard police army navy embassy kremlin pentagon fed nato reuters
cnn nbc abc cbs msnbc bbc cnbc pbs npr fox afp ap xinhua kcna ctgn bloomberg politico breitbart buzzfeed telegraph guardian
observer examiner globe mail standard star sun mirror independent review today magazine llc ltd plc gmbh
hospital museum theater theatre airport parliament assembly tribunal secretariat programme program project initiative`)

/** Verbs and nouns for relaying words; whoever goes with them is `via`, not the speaker. */
export const relayNouns = words(`translation interpretation version transcript transcription readout rendering`)

/** Last words of things named after a person: "Quill Bridge", "the Quill Show". */
export const namesakeNouns = words(`
show day speech act award awards building bridge avenue road square prize cup bowl festival theory effect doctrine law library memorial
stadium arena tower towers hotel resort casino club course field mountain river lake island county city town village parkway highway
ranch estate hall plaza park gardens garden series project report plan amendment scandal trial case conference convention debate summit
podcast live tonight morning daily weekly hour era administration presidency campaign rally foundation enterprises industries holdings
partners brothers sons family studios pictures records books press publishing university`)

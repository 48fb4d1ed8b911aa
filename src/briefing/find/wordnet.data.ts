// Words of one meaning, and nouns with their verbs ("explode explosion"), from WordNet 3.1: the first two senses of common
// words. One line, one meaning; two words joined by _ are met as a phrase. Made by hand from its files, not at build time.
//
// WordNet Release 3.0
//
// This software and database is being provided to you, the LICENSEE, by
// Princeton University under the following license.  By obtaining, using
// and/or copying this software and database, you agree that you have
// read, understood, and will comply with these terms and conditions.:
//
// Permission to use, copy, modify and distribute this software and
// database and its documentation for any purpose and without fee or
// royalty is hereby granted, provided that you agree to comply with
// the following copyright notice and statements, including the disclaimer,
// and that the same appear on ALL copies of the software, database and
// documentation, including modifications that you make for internal
// use or for distribution.
//
// WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.
//
// THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON
// UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR
// IMPLIED.  BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON
// UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANT-
// ABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE
// OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT
// INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR
// OTHER RIGHTS.
//
// The name of Princeton University or Princeton may not be used in
// advertising or publicity pertaining to distribution of the software
// and/or database.  Title to copyright in this software, database and
// any associated documentation shall at all times remain with
// Princeton University and LICENSEE agrees to preserve same.

const groups = `
abandon give_up
abandonment desertion
abdomen abdominal
abdomen belly stomach
abide brook endure tolerate
abide_by comply
abiding enduring
ability able
abode dwelling home
abode residence
abound abundance
abroad overseas
absence absent
absolute sheer
absorb absorption
absorb assimilate ingest
absorbed engrossed intent wrapped
abstract pilfer
absurd preposterous ridiculous
academic academy
accelerate quicken speed speed_up
accelerator throttle
accent accentuate
accent emphasis
accentuate emphasize stress
acceptance adoption
accepted recognized
acclaim hail herald
accommodate adapt
accommodate fit suit
accompany attach_to come_with go_with
accomplish achieve attain
accomplish carry_out carry_through fulfill
accomplished completed
accomplishment achievement
accord allot
accord fit_in
account history
accretion accumulation
accumulate collect compile
accumulate pile_up
accumulation collection
ace one unity
acetonemia ketosis
acid blistering
acknowledge admit
acquaint introduce
acquaintance familiarity
acquiesce assent
acquiescence assent
acquire acquisition
acquire get
acquire take_on
acreage land_area
acres estate
act action
act actuate
act behave
act_out enact
action activity
activate actuate set_off spark touch_off trigger
active fighting
adamant inexorable
adapt conform
add addition
add_up total
address turn_to
adequate enough
adequate_to up_to
adjacent next
adjectival adjective
adjoin butt butt_against
adjust align
adjustment alteration modification
administer administration
administer administrative
administration disposal
admiration wonder
admission admit
admit allow_in
admonition warning
adolescent teenager
adopt borrow
adopt espouse
adorn decorate grace ornament
adult grown
adult grownup
advance improvement
advance march_on move_on progress
advance progression
adventure chance gamble risk
advertise publicize
advise counsel
advise notify
advocate preach
advocate recommend urge
aesthetic esthetic
affair liaison
affair matter
affect bear_on
affection affectionate
affectionate fond
affiliation tie
affirm assert swan swear
affirm confirm corroborate substantiate
affluence richness
afford give yield
affront insult
aforesaid said
aged elderly older
agency bureau office
agenda schedule
aggravate exacerbate
aggregate total
aggressor attacker
aghast dismayed
agitate stir_up
agony suffering
agree agreement
agree concur
agreement correspondence
agreement understanding
agriculture farming
aid assist help
aid assistance
aid help
aide auxiliary
ailing peaked
ailment complaint
aim intent purpose
aim object
aim purport
airplane plane
airs pose
akin kindred
alarm alert
alarm consternation dismay
alertness vigilance
alien exotic
alien foreigner
alike similar
all_over over
all_right fine okay
allege say
allegory parable
alleviate facilitate
alleviate relieve
allocate apportion
allocation allotment
allot assign
allow let permit
allow permit
ally friend
alone lone
alter change
alter vary
alteration change
altercation fracas
amateur recreational
amaze astound
amaze bewilder puzzle
amazed astonished stunned
amazement astonishment
amazing astonishing
amber gold
ambition ambitious
ambitious challenging
amend better improve
amiable genial
ammo ammunition
amorphous shapeless
amount number total
amount sum
ample plentiful
amplify magnify
amusement entertainment
analyse analyze examine study
analysis analytic
analysis analyze
analyst analyze
analyze break_down
anatomical anatomy
anatomy figure flesh human_body
ancestor ancestral
ancestor antecedent
ancestry lineage pedigree
anchor backbone
anchor ground
anger angry
angle angular
angle slant
anguish torment torture
animal beast creature
animal carnal
animate enliven inspire
annihilation obliteration
announce declare
announcement proclamation
annoy bother irritate
annoyance irritation
another some_other
answer reply
answer reply respond
answer result solution
antagonist opponent
antagonistic counter
anthropologist anthropology
anticipate counter
anticipate expect
anticipation expectancy
antipathy distaste
apothecary chemist
apparatus setup
apparent appear
apparent evident plain
apparent seeming
appeal charm
appear look seem
appease gentle pacify
applause clapping
applicable apply
application apply
apply employ use utilize
apply go_for
appoint appointee
appoint constitute
appointment engagement
appraise assess evaluate
appreciate take_account
appreciation hold
apprehend apprehension
apprehend arrest collar nab nail
apprehend comprehend grasp
apprehension dread
apprehension understanding
approach border_on
approach come_near come_on draw_near near
approach coming
appropriate conquer
appropriate reserve set_aside
approve sanction
approximate come_close
approximate estimate gauge
approximation estimate
apt given
architect designer
ardor zeal
argue argument
argue contend
argue reason
argument contention controversy
argument statement
arise originate spring_up
aristocracy nobility
armed_forces military
arms weapons_system
army regular_army
arouse awake awaken wake wake_up
arouse elicit evoke provoke
arrange fix_up
array lay_out set_out
arrest hold_back
arrive come
arrive_at reach
art artist
art artistic
arteriolar arteriole
articulate phrase word
artillery gun
ascertain determine find_out
ascertain ensure insure
ascribe attribute impute
ashen livid
ask_for invite
aspect facet
ass behind seat
assail assault
assay check
assemblage assemble
assemblage gathering
assemble gather
assemble put_together set_up
assess assessor
assign delegate designate
assistant help helper
associate connect link relate
associate consort
assume assumption
assume presume
assume take_on take_over
assurance confidence
assure ensure guarantee insure
at_hand impending
athletic gymnastic
atomic nuclear
attack onrush onslaught
attain reach
attempt effort endeavor try
attempt essay try
attempt set_about undertake
attend attention
attend go_to
attention care
attest certify evidence manifest
attic loft
attire dress
attitude posture
attorney lawyer
attract draw_in pull pull_in
attribute dimension
audacity temerity
authentic veritable
author writer
authorities government regime
authority potency
authorization mandate
auto automobile car
autumn fall
average mean
average norm
average ordinary
avert avoid head_off stave_off
awaken wake_up
award grant
award honor honour laurels
awareness consciousness
awed awestruck
awful dreadful fearful frightening terrible
awful dreadful terrible unspeakable
babe baby infant
back endorse
back_down back_off back_up
back_up support
backbone guts
backing patronage
bacteria bacterial
bad_luck misfortune
badger bug pester tease
bait taunt tease
ball musket_ball
ball_club club
ballot vote
balustrade banister
ban prohibition
band circle
bang blast clap
bang slam
bang smash
bankrupt bankruptcy
banquet feast
banter kid
bar barricade block
bar ginmill saloon
bare naked nude
bargain deal
baseball baseball_game
basement cellar
bask enjoy relish savor
bastard prick
bat batter
bathtub tub
batter buffet
batter hitter slugger
battle combat
battle engagement fight
battle struggle
battlefield field
bawl bellow
be_after plan
be_born birth
beam shine
bear give_birth
bear_on come_to concern pertain refer relate touch_on
bear_witness evidence testify
bear_witness testify
bearded bewhiskered
bearer carrier
beast brute wildcat
beat beat_out
beat heartbeat pulse
beckon wave
become get
beef beef_cattle
beg implore pray
beg solicit
beget father sire
begin commence set_out start start_out
beginning kickoff outset start
beguile captivate capture charm
behavior conduct
being existence
being organism
belie contradict
belief believe
belief feeling impression notion
believe conceive think
bellow holler roar
beloved darling dear
belowground underground
bend crook turn
beneficial benefit
benefit do_good
benefit profit
benefit welfare
berate chide lecture rebuke scold
beset plague
besiege hem_in
bet_on stake
betray betrayal
bewildered confused
biblical scriptural
bid command
big large
big_league major_league majors
bigger larger
bind bond stick_to
biography life_history
biological biology
birth_control family_planning
bit chip scrap
bite morsel
bite sting
bitterness resentment
bizarre eccentric
black_out blackout
blame fault
blame rap
blanket cover
blare blast
blare clamor din
blast boom smash
blatant vociferous
blaze blaze_away
blazing glaring
bleak desolate
blight plague
block hinder obstruct
blood bloody
bloom blossom flower
blossom unfold
blot_out obliterate
blow_up detonate explode
blow_up enlarge
blurred fuzzy
blush flush
bluster boast brag
bluster bravado
board get_on
board plank
board room
boast feature sport
bogus fake phony
bomb bomber
bone_marrow marrow
bony scrawny skinny
book booker
boom din
boom roar thunder
boost encouragement
boost hike
booth stall
border bound
border margin
border surround
bore drill
boring tedious
boss chief foreman
bounce leap
bound boundary
bound boundary edge
bound jump leap spring
bow defer give_in
box package
boy boyhood
brace poise
brace steady
brain mentality wit
brand make
brand trade_name
brandish wave
brave endure
brazen insolent
breach violate
breadth width
break interruption
break_away chip
break_down breakdown
break_loose escape get_away
break_off cut_short
break_out erupt
break_through come_through
break_up breakup
break_up disperse dissipate scatter
break_up part
breakdown dislocation
breakup separation
breast tit
breed engender
brevity brief
bribe buy
brilliance brilliant
brilliance glare
brilliance grandeur splendor
brilliant superb
bring_back take_back
bring_down get_down let_down lower take_down
bring_down overthrow
bring_forth generate
bring_forward call_up
bring_in earn
bring_on induce
bring_out reveal
bring_up conjure_up invoke
bring_up rear
brisk refreshing
broad extensive wide
broad wide
broaden extend
bronchial bronchus
brood dwell
brooding reflective
brook creek
brotherhood fraternity
brow eyebrow
brow forehead
brush brushy
brush thicket
brush_aside discount dismiss disregard ignore push_aside
bucket pail
budge stir
buff devotee lover
build build_up work_up
build construct
build physique
build_on rest_on
build_up buildup
building construction
building edifice
bulb electric_light light_bulb
bulk bulky
bulk majority
bulk volume
bullet slug
bully rowdy
bully swell
bum tramp
bump encounter find
bump_off murder
bunch clump cluster
bunch cluster
bunch crowd gang
bundle package packet
bunk feed_bunk
buoyant perky
burden load
bureaucracy bureaucratic
burial bury
burly husky
burn burn_down
burn tan
burrow tunnel
burst explosion
burst salvo volley
burst_out pop_out
bush shrub
business business_concern
business_district downtown
bustle flurry
bustle hustle
busy occupy
buy purchase
buy_out buy_up
bypass get_around
cable telegraph wire
cafe coffee_shop
calamity catastrophe disaster tragedy
calculate compute
calculate estimate figure forecast reckon
calculation computation
caliber quality
call name
call telephone_call
call_back recall recollect remember
call_for demand necessitate need require
call_for request
call_out cry_out exclaim
call_up phone telephone
calm composure
calm quiet still
calm steady
calm_down cool_off
camp camper
camp encamp
campaign crusade
campaign political_campaign
canvass poll
capital working_capital
capitalism capitalist
capitalize take_advantage
captive prisoner
capture seizure
cardinal central fundamental key
career vocation
carelessness negligence
cargo freight shipment
carpet rug
carrier carry
carry transport
carry_away take_away
carry_on conduct
carry_on preserve uphold
carry_out put_through
cart drag haul
cartoon cartoonist
carved carven
case event
case instance
cast mold
cast_aside discard dispose put_away throw_away throw_out toss_away
castle palace
catalog catalogue
catapult sling
catastrophe disaster
catch_on get_it
category class
cater provide
cattle cows oxen
causal cause
cause induce stimulate
cavalryman trooper
cave_in collapse fall_in give_way
cavort frolic romp run_around
cease discontinue lay_off quit stop
cease end terminate
celebrate fete
celebration festivity
cemetery graveyard
cent penny
center center_on concentrate_on focus_on revolve_about revolve_around
center centerfield
center central
center concentrate focus pore rivet
center halfway middle midway
center middle
cerebral_cortex cortex
certain sure
certification certify
chagrin humiliation
challenge dispute
chance fortune hazard luck
chance opportunity
channel transmit
chant intone
chaos chaotic
character characteristic
character characterize
characteristic feature
charge charger
charter hire
chase dog go_after trail
chase pursuit
chat jaw
cheap flashy gaudy loud
cheap inexpensive
cheat jockey
check check_out look_into
cheering shouting
cheery gay sunny
chemical chemistry
chemist chemistry
cherished precious
chief main principal
chief top_dog
child childhood
child kid minor youngster
childish infantile
chill cool
chill quiver thrill
choice pick
choice select
choice selection
choke_off clog
choose pick_out select
choose prefer
chore job task
chortle chuckle
chuck grub
chunk clod clump lump
churning roiling turbulent
chute parachute
cinch picnic
circle circular
circuit tour
circular round
circulate disseminate
circulate go_around
circumscribe limit
circumstance context
circumstances luck
citation cite
cite mention refer
citizens_committee committee
city metropolis urban_center
claim claimant
clamber scramble
clang clangor
clang clangor clash crash
clarify clear_up
clarity clear
clarity clearness
clash friction
class classify
class classify sort_out
class grade
classification classify
classroom schoolroom
clean cleaner
cleaning cleansing
clear_up finish_up get_through
clergy clerical
clerical clerk
cliche commonplace
click tick
client customer
climate mood
climax culminate
climb climb_up
cling_to clutch
clip time
clock time
close last
close shut
closet cupboard
cloth fabric textile
clothe dress
cloud obscure
clouded overcast
club society
clue hint
clumsy inept
clumsy ungainly
clutch grip hold
clutch seize
coach manager
coalesce fuse merge mix
coarse vulgar
coast coastal
code codification
coerce force pressure
coffee java
coil spiral
coincide concur
cold low_temperature
collaborate cooperate join_forces
collect collector
colony settlement
colored negro
colossal prodigious stupendous
comb ransack
combat fight
combine compound
come_about go_on happen occur take_place
come_across come_upon
come_along progress
come_away come_off
come_back recall
come_by come_into
come_down descend fall go_down
come_forth emerge
come_in enter get_in get_into go_in go_into move_into
come_off go_over
come_on come_out show_up turn_up
comeback retort
comedy comic
comfort ease
comfort solace soothe
comic funny
commander commanding_officer
commence start
comment commentary
comment point_out
comment remark
commentator observer
commerce commercial
commission committee
commit dedicate devote
commit perpetrate
common green park
commonwealth country nation
commotion din
commune communion
communism communist
companion comrade fellow
compare comparison
compass range reach scope
compel oblige
compensate counterbalance
compete competitive
compete competitor
compete vie
competition contest
competitor rival
complete finish
complex composite
complicate refine
compliment congratulate
component compose
component element factor ingredient
component part portion
compound deepen intensify
comprehend comprehension
comprehend perceive
comprise contain incorporate
con defraud swindle
conceal hide
concealed hidden
concede concession
concede confess
conceive concept
conceive_of envisage imagine
concentration density
concern fear
concern interest
concerned interested
conclude conclusive
conclude reason
concluding final
conclusion decision
concur concurrence
concur concurrent
concurrent simultaneous
condemn decry
condescending patronizing
condition discipline
condition status
conditioned_reaction conditioned_reflex
conduct demeanor
conducting_wire wire
confer_with consult
conference league
confide entrust
configuration contour shape
confine limit throttle
confirm reassert
conflict struggle
confound confuse
confront face
confront face face_up
confused disordered
confusing perplexing puzzling
congregation fold
conjecture hypothesize speculate theorize
conjecture speculation
connect link
connote imply
conquer subdue suppress
conscious consciousness
consent go_for
consequence effect outcome result
consequent resultant
consider consideration
consider regard view
consist dwell lie_in
consolation solace
consolidation integration
consonant consonantal
consonant_system consonantal_system
conspiracy conspire
constituent element
constitute make_up
constitution establishment
constitution fundamental_law
construct manufacture
construe interpret
consult look_up
consultation interview
consume consumption
consume consumptive
consume down
consume ingest
consumption intake uptake
contaminate foul
contemplation reflection
contempt contemptuous
contempt disdain scorn
contemptuous scornful
contend contention
contend postulate
content message subject_matter
continue go_along go_on keep
continue proceed
continuous continuum
contract contractor
contract contractual
contract sign_up
contrary opposite reverse
contrast counterpoint
contribute contributor
contribute impart lend
contribution donation
contrivance gadget
contrive design
contrive devise formulate invent
control curb hold_in
convention rule
conversion convert
conversion transition
convey conveyor
conviction sentence
convinced positive
cook prepare ready
cool coolant
cope get_by grapple
copy imitate simulate
corporate incarnate
correct redress
correct right
correspond equate
correspond match
correspondent letter_writer
cortex cortical
cost costly
cost price
couch sofa
counsel counselor
counseling guidance
count counter
count matter
countenance sanction
countenance visage
countless myriad
couple mate pair
court woo
cover spread_over
coward cowardly
cowboy puncher
crack super
crackle crunch
craft trade
crawl creep
crazy mad
creak screech squeak
create creation
create creative
create creature
credo creed
creep sneak
criminal crook outlaw
crimson red
cringe flinch recoil shrink wince
cringe grovel
crisp sharp
criterion standard
criticise criticism
criticise criticize
crop harvest
crop_up pop_up
cross cut_across get_over traverse
cross intersect
cross transverse
crouch squat
crouch stoop
crowd herd
crude crudity
crude earthy
cruel savage vicious
crush crusher
crush squeeze
crush suppress
cry holler scream shout squall yell
cry outcry shout yell
cry weep
cry yell
cryptic mysterious
crystallize illuminate sort_out
cuddle nestle snuggle
cult cultist
cult furor
cultural ethnic
cultured polite
cure remedy
curiosity curious
curious funny peculiar queer singular
current electric_current
curse cuss swear
curse oath
curtail restrict
curtain drape drapery
curve sheer swerve veer
curve wind
cuss fella fellow lad
cuss gadfly
custom customary
custom tradition
custom usage
cut cut_back cut_down reduce
cut_down slash
cut_off disrupt interrupt
cycle round
dab pat
dad daddy papa pop
dairy_cattle dairy_cow
damage harm
damn damnation
damn darned goddam goddamned
damn goddamn
damp moist
dampen moisten
dampen stifle
dance dancer
danger risk
dangerous grave
dapper jaunty
darkness shadow
darling favorite
dart dash scoot
dart flutter
dash flair
dash smash
date_back date_from go_back
dawn get_across sink_in
dazed stupid
deadlock impasse
deadly lethal
deal look_at
deal plow
dealer trader
dear honey
death die
debris dust junk
debut entry introduction
deceased decedent
deceased gone
deceive deceptive
deceleration slowing
decency decent
decent fitting
decent nice
decide decision
decide resolve settle
declaim recite
decline refuse reject turn_down
decomposition disintegration
decoration ornament
decrease diminish lessen
decrease lessen
decrease lessening
decree fiat
deduce derive infer
deduct subtract
deduct withhold
deem take_for view_as
defeat frustration
defeat kill
defeat licking
defeat overcome
defend defensive
defender guardian
defer postpone put_off set_back
defiance defiant
defiant defy
deficiency lack want
define definition
deformation distortion
defy resist
defy withstand
degree level
degree stage
deity divinity god
delay wait
delicious delightful
delight please
delight revel
delirium frenzy fury hysteria
deliver delivery
democracy democratic
democracy democratize
democracy republic
demon devil fiend
demonstrate present show
demonstrate prove show
demonstration presentation
denial deny
dense density
depart departure
depart deviate vary
depart go_away
departure deviation difference
departure going
depend_on depend_upon turn_on
dependable reliable
depict describe
depict picture
deplorable sorry
deposit lodge stick wedge
deposit sediment
deposit sedimentation
deprive strip
deride derision
derive gain
descend descent
descent origin
describe descriptive
describe report
desert forsake
deserve merit
deserving worth
design plan
designer interior_designer
desire hope
desire want
despair desperate
despair desperation
despairing desperate
despatch dispatch
despise disdain scorn
destination goal
destine doom
destine intend
destiny fate
destroy destruction
destroy destructive
destroy ruin
detached isolated separated
detail item
detailed elaborate
detect detector
detect discover find notice observe
detectable noticeable
detection sensing
detector sensor
determination finding
determine influence shape
detest hate
develop evolve
developing underdeveloped
development evolution
deviate divert
devote devotee
diagnose diagnosis
diagram plot
dialect idiom
dialysis dialyze
diam diameter
diarrhea diarrhoea
diary journal
dice die
dictate prescribe
dictatorship tyranny
dictum pronouncement
die drop_dead expire pass_away perish
die_away let_up
diet dietary
differ disagree
difference differential
difference differentiate
differentiate distinguish
differentiation distinction
difficult hard
diffuse fan_out spread_out
diffuse permeate pervade
dig_into probe
dim faint
diminished lessened
diminutive tiny
dine dinner
dingy grimy
dip dipper
diplomacy diplomatic
director manager
dirt dirty
dirt soil
dirty soiled unclean
disability handicap
disabled handicapped
disagree disagreement
disagreement discrepancy
disappear vanish
disappointed frustrated
disaster disastrous
disc disk
disc record
discern distinguish make_out pick_out
discharge dispatch
disclose expose give_away let_out reveal
discover discovery
discover find_out hear learn
discovered observed
discrepancy variant
discriminate single_out
discuss talk_about
disdain scorn spurn
disentangle extricate
disentangle straighten_out
disgrace dishonor shame
disgrace shame
disgusted tired_of
disk harrow
disobedience disobey
disobedient disobey
disordered upset
disorderly jumbled
dispatch shipment
dispel drive_off
dispense distribute
disperse sprinkle
dispersed spread
displacement shift
display exhibit
display show
display showing
dispose disposition
dispute quarrel
disregard ignore snub
disregard neglect
disruptive riotous troubled turbulent
dissipate scatter
distill purify
distinction distinguish
distinctive typical
distort falsify warp
distress hurt
distressing disturbing
distribute spread
district territory
distrust mistrust suspect
distrust suspicion
disturb raise_up
disturb trouble
disturbance perturbation upset
disturbed upset worried
dive plunge
diversion divert
diversion recreation
diversity variety
divide split
dizzy silly
doctor physician
doctrine ism philosophy
document documentary
document papers
domain orbit sphere
dominate dominion
dominate predominate prevail reign
domination mastery supremacy
don put_on
done through
doomed lost
door doorway
doorman porter
dosage dose
dot stud
double dual
double twofold
doubt uncertainty
doubtful dubious
dough loot
down downward
downpour torrent
dozen twelve
dozens lots scores tons
drain drainage
drain run_out
drama dramatic
drama dramatist
drama dramatize
drama play
dramatic spectacular striking
dramatist dramatize
dramatist playwright
draped wrapped
draught gulp
draw pull
draw reap
draw_back move_back recede retreat withdraw
draw_out prolong
draw_up pull_up straighten_up
drawn haggard worn
dread fear
dream dreamy
dream_up hatch think_up
dress dressy
drift err stray
drift float
drift impetus
drive driver
drive motor
drone monotone
drop droplet
drop_off fall_asleep
drop_out throw_in
drown submerge
drugstore pharmacy
drunk drunkard
dry dry_out
dry ironical
dub nickname
duplicate repeat
dusk dusky
dusk nightfall twilight
duty obligation responsibility
dweller inhabitant
earnings pay salary wage
earnings profit
earth globe
earthquake quake
ease_up give_way move_over
eat_up exhaust run_through use_up wipe_out
eating feeding
echo reverberation
echo ring
economic economy
economical economy
economist economy
economize economy
ecstasy ecstatic
ecstasy rapture
edge inch
edgy restive
educate train
education instruction
effect effectuate
effect impression
effective efficient
effectiveness potency
effluent wastewater
effort exertion
ego self
egotism egotist
elaborate expound
elapse go_by slip_away
elder older
elect eligible
election electoral
elementary simple
elevate lift raise
elevate promote
elevation height
elevation raising
elude elusive
elude evade
emaciated gaunt haggard pinched
emanation emission
emancipate liberate
embed imbed plant
emblem emblematic
emblematic symbolic
embody personify
embrace encompass
embrace hug
emission emit
emit give_out
emphasis emphasize
emphasize underline underscore
employ employee
employ employer
employ employment
employ hire
enact ordain
enclose enclosure
enclose envelop
enclose hold_in
encounter meet run_across
encounter skirmish
encourage further promote
encroachment intrusion invasion
end terminate
end_up finish finish_up wind_up
endanger jeopardize menace threaten
endeavor enterprise
endeavor strive
endless eternal interminable
endow gift invest
enemy foe
energetic energy
enforce implement
enforce impose
engage pursue
engineering technology
engrossing fascinating
engulf immerse steep
enigmatic puzzling
enjoin order
enjoy enjoyment
enlargement expansion
enormous tremendous
enraged furious maddened
enroll recruit
ensue result
entail mean
entanglement web
enter entrance
enter participate
entertain think_about think_of
enthusiasm enthusiastic
entire full total
entire intact integral
entitle title
enunciate pronounce
environment surroundings
envision fancy picture visualize
envision foresee
epic heroic
epiphyseal epiphysis
epitomize typify
epoch era
equal equate
equal peer
equal rival
equality par
equilibrate equilibrium
eradicate wipe_out
erode gnaw
err error
error fault mistake
erudite learned
erupt flare_up
escape_from shake_off
eschew shun
essence substance
essential indispensable
essential necessity requirement
establish found institute
establish found launch set_up
establishment institution
esteem respect
evade hedge sidestep skirt
evaluate value
evaluation rating
evaluation rating valuation
evaporate vapor
evaporation vapor
everyday mundane routine
evidence grounds
evil vicious
evoke provoke
evolution evolve
exact precise
exaggerate magnify
exaggerated overdone
exalt glorify
exalted lofty
examination scrutiny
example exemplify
example instance
exceed excessive
exceed top transcend
exceed transcend
excel stand_out surpass
except exclude leave_off leave_out omit
excess extra redundant spare surplus
excess surplus
excitatory excite
excite stimulate
exclaim exclamation
exclaim proclaim promulgate
exclude exclusive
exclude keep_out shut_out
exclusive sole
excuse pardon
execution executioner
exemplify illustrate
exemption freedom
exercise exert
exercise practice
exercise usage use utilization
exercise workout
exert wield
exhausted fatigued
existence universe world
existential experiential
expanse surface_area
expanse sweep
expect require
expectation outlook prospect
expel throw_out
expend expenditure
expend expensive
expend spend
experience experiential
experience go_through
experiment experimentation
experiment experimenter
expert proficient skillful
expiration termination
explain explanation
explicit expressed
explode explosion
exploit feat
expose exposure
express utter
expression face look
extend extension
extend extensive
extend extent
extended lengthy prolonged
extenuate mitigate
exterior outside
external outside
extrapolate generalize infer
extreme utmost
exultant jubilant rejoicing triumphant
eyelid lid
fabric framework
facility installation
factory mill
fail failure
fail go_wrong
fail neglect
fair reasonable
faith religion religious_belief
fake forge
fake sham
fall_back lag
falloff slump
false falsity
false mistaken
falsify falsity
falter waver
fame famous
famed famous illustrious notable noted
family household
fancy illusion
fancy take_to
fantastic grotesque
fantastic marvelous terrific tremendous wonderful wondrous
fare get_along
farm farmer
farm_out rent_out
farther further
fascinate intrigue
fashion manner mode style way
fasten fix secure
fatal fateful
fathom penetrate
fatigue weariness
fault flaw
favored favorite
fear fright
feasible practicable workable
feature have
feel flavor spirit
fellow fellowship
fervent fiery impassioned
festive merry
fierce furious
fierce vehement
fig figure
fight fighter
fight oppose
figure_out puzzle_out solve
file register
fill fill_up
fill_in shade
fill_out round_out
film motion_picture movie
filter separate_out
final net
finance financial
financial fiscal
fireplace hearth
firm house
firmness resolve
first_step initiative
fit primed set
fix mend repair
fix mess
fixed set
flail lam thrash
flame_up flare
flash wink
flashy gaudy
flat level plane
flatter flattery
flaunt show_off
fledgling freshman newcomer
fleet swift
flicker flutter quiver
flip somersault
flip toss
float swim
flood swamp
flounder stagger
flourish thrive
flow flow_rate
flush heyday peak
flushed rosy
fly wing
foil frustrate thwart
fold turn_up
foliage leaf
following next
folly foolishness
folly stupidity
food nutrient
fool gull
forbid foreclose forestall preclude prevent
forbid prohibit proscribe veto
forefinger index_finger
forego precede
forest wood
forfeit give_up
form formation
form kind sort
form organize
former onetime
formidable redoubtable
formulation preparation
fort fortress
fort garrison
forthright frank
fortify strengthen
forward send_on
foster further
foul loathsome
found foundation
found founder
founding initiation
foyer hall lobby vestibule
fragment fragmentary
frame frame_in
framework model
freak monstrosity
free liberate loose release
free rid
free_radical radical
freeze_down freeze_out
frequency relative_frequency
frequent patronize shop
freshness novelty
fret fuss
friend friendly
friend friendship
frighten scare
frightened scared
frightened terrified
frightful horrible
frigid icy
fringe periphery
frog toad
front_room living_room parlor sitting_room
fruitless futile vain
fuck_up louse_up spoil
fulfill satisfy
fumble grope
fun funny
fun merriment
function operate
function purpose use
function serve
fund store
fundamental rudimentary
furious fury
furlough lay_off
furnish furniture
furnish provide render supply
fury infuriate
fury rage
fuse fusion
fuss mother
gag jest joke
gage gauge
gaiety merriment
gain increase
gain profit
gain win
gang gangster
gap opening
gap spread
garbage refuse
gas gassing
gasp pant
gather_up lift_up pick_up
gay jolly jovial merry
gaze stare
geometric geometry
germinate sprout
gesticulate gesture
gesticulate gesture motion
gesture motion
get_along get_on
get_back win_back
get_in go_far make_it
get_into tangle_with
get_married marry wed
get_out go_out
get_together meet
get_up stand_up
ghastly grim gruesome
ghost specter
giant gigantic
gift talent
giggle titter
gilded gilt gold golden
girl miss young_woman
give_in knuckle_under succumb
give_out hand_out
give_vent vent
given granted
given presumption
glance glimpse
glance glint
glare glower
glass glassy
gleam glint glisten glitter
glean harvest reap
glint spark
glinting glittering
glistening shiny
glorify glory
glorious glory
glue paste
glued pasted
glycerine glycerol
go_about set_about
go_against violate
go_away leave
go_back recur
go_by go_past pass pass_by
go_forward proceed
go_off run_off
go_through run_through
go_up move_up rise
go_up rise
goad spur
good_deal great_deal heap lot mass pile plenty
good_fortune good_luck
govern regulate
grade level
grade rank rate
grain granular
grandeur nobility
grandma grandmother granny
grapple grip
grappling wrestling
grasp hold_on
gratification gratify
gratification satisfaction
gratify satisfy
grave gravity
grave sober solemn
grave tomb
greasy oily
greatcoat overcoat
grievance grudge
grim inexorable relentless stern
grin smile
grip handle
groan moan
groove rut
ground reason
grounds yard
group radical
grove orchard
growing growth maturation
growl rumble
gruff hoarse husky
grumble mutter
grumble rumble
grumble scold
guess hazard venture
guess imagine reckon suppose think
guess speculation surmise
guide lead
guide maneuver steer
guilt guilty
gull take_in
gunpowder powder
gush spout
gutter trough
hair hairy
half_dozen six
hall hallway
hallmark trademark
halt stop
hamper shackle
hand hired_man
hand pass_on turn_over
hand_over turn_in
handbag purse
handle manage
handle treat
hands manpower men
hang hang_up
hang_around linger lurk
hang_on persist
hanker long yearn
happening occurrence
harassed pestered
harbor nurse
hardship rigor
harm hurt injury
harmonious symmetrical
haste hurry
haste rush
hasten hurry
hasten race rush speed
hate hatred
hateful mean
haunt obsess
haunt stalk
haunting persistent
have have_got
have_on wear
haversack knapsack
hawk huckster peddle
hazard jeopardy risk
headache worry
heal mend
healing therapeutic
health healthy
heap pile
heat heat_energy
heat high_temperature
heed regard
heedless unheeding
help helper
heroism valor
hesitate pause
hesitate waver
highlight spotlight
hilar hilum
hillock mound
hinder impede
hint suggest
hit impinge_on
hitch hobble limp
hold keep maintain
hold take_hold
hold_out resist
hold_out stretch_forth
holiday vacation
home_plate plate
home_run homer
homeland native_land
honor honour laurels
honor honour reward
honor respect
hook rob soak
hopeful promising
horde host
housing lodging
howl wail
huddle huddle_together
huge immense vast
hulk loom tower
human human_being
humble humiliate
humble humility
humble lowly
humor humorist
humor wit
hunch intuition suspicion
hundred one_hundred
hunger hungry
hunger thirst
hunt hunt_down track_down
hunt hunter
hunting search
hurl hurler
hurl hurtle lunge
hurler pitcher
hurrying scurrying
hurt smart
hurt wounded
hush silence still
hush stillness
hyperemia hyperemic
hypocrite phony
hypothalamic hypothalamus
hypothesis hypothesize
hypothesis theory
hysteria hysterical
icebox refrigerator
idea ideal
idea thought
identical very
identification identify
identify identity
identify name
idiot imbecile
idle idler
ignorant illiterate
ill sick
illness malady sickness
illumine light light_up
image mental_image
imagery imagination
imitation simulated
immerse plunge
impair mar
impart pass_on
impede obstruct
impersonal neutral
implication imply
implication significance
important significant
impose imposition
impose inflict
imposition infliction
impress strike
imprison jail
impudent insolent
impulse urge
incisive keen penetrating
incite instigate
incite motivate prompt
inclination tendency
incline ramp
incline slope
incline tend
include inclusive
incomprehensible inexplicable
incorporate integrate
independent sovereign
index indicator
indicate point
indicate signal
indignation outrage
individual mortal person someone soul
individual single
individualism individualist
individualism individualistic
indolent lazy
induction initiation
industry manufacture
inert neutral
inescapable unavoidable
infamous notorious
infancy infant
infection infectious
infective pathogenic
inference inferential
inferiority lower_rank
infernal unholy
infest overrun
influence influential
infuriating maddening
inhabit live populate
inherent integral
initiate originate
injure injury
injure wound
innovation invention
inquire inquiry
inquire wonder
inquiry query question
inquiry research
inscription lettering
insert put_in stick_in
inside interior
insight penetration
instant moment
instant twinkling wink
instruct instructor
instruct teach
instructor teacher
instrument tool
insulate isolate
insurrection rebellion revolt
integrate mix
integrated unified
integrity unity
intellectual rational
intelligible understandable
intend intent
intensification intensify
intensify intensity
intensify step_up
interest sake
interfere intervene step_in
interlace intertwine twine
interlocking interwoven
intermediate medium
intervene intervention
interweave weave
intrude trespass
invade invasion
invent manufacture
inventory stock
invest investor
investigate look_into
investigator researcher
involvement participation
ion ionic
ironical irony
irony sarcasm satire
irrigate water
irritation temper
isolated stray
issue publish
issue supply
ivory pearl
jab poke
jabber spout
jam pile throng
jar jolt
jeer scoff
jeopardize jeopardy
jeopardize stake
jerk jolt
jerk twitch
jerk yank
jest joke
jimdandy jimhickey
job occupation
jocular joke
john lavatory privy toilet
jolted shaken
journalism journalist
journey travel
joy joyous
joy pleasure
judge judgment
juice juicy
juicy voluptuous
jumble welter
junk scrap
justification justify
jutting sticking
keep_up sustain
kick thrill
kidnap kidnapper
kill killer
kingdom realm
knee knee_joint
knock_off liquidate
knock_over overturn turn_over
lab laboratory
label mark tag
labor toil
labor_union union
lad sonny
laden loaded
laity lay
lam run run_away
lamentation wail
lance spear
land set_down
language speech spoken_language
lap lick
large_number pack
lash slash whip
lashing whipping
last survive
lasting permanent
lather suds
laugh laughter
laugh_at make_fun ridicule
lavender lilac
lavish shower
lay place position put set
lay put_down
lay_off layoff
lay_over superimpose
lead leader
lead result
leader leadership
leaders leadership
leading star
lean thin
lean tilt
lean_against lean_on rest_on
learning scholarship
lease rent
leave_out neglect
left left_over remaining
legitimate logical
lend loan
length lengthy
let_go release
let_out utter
level pull_down tear_down
lexical lexicon
lexicon vocabulary
liberate liberty
license permit
life living
lifelike pictorial vivid
lift lifter
light visible_light
light_beam ray
like wish
likely probable
limitation restriction
literary literature
little small
locality neighborhood vicinity
locate situate
located situated
lock mesh
lock_in lock_up put_away shut_up
lone solitary
loneliness lonely
long_time years
longing yearning
look looking_at
look_across overlook
look_at view
look_for look_to
look_for search seek
look_on look_upon regard_as repute
look_out watch_out
looking sounding
loot plunder
loot plunder prize
lord master
lose loser
louse lousy
love lover
loveliness lovely
lower_limit minimum
lug luggage
lumber timber
lump swelling
lurch pitch
lurch reel stagger
lure tempt
lust lusty
luster splendor
lyric lyricist
lyric words
machine machinist
machinist mechanic
madman maniac
magnetic_force magnetism
magnify magnitude
maintain maintenance
maintain preserve
maintenance upkeep
majestic proud
make_it survive
make_over remake
mama mamma mommy
man military_personnel
mandatory required
mania manic
manufacturer producer
many_a many_another
mark score
marked pronounced
market marketplace
market_price market_value
marketing merchandising selling
marksman marksmanship
maroon strand
marriage married_couple
marvel wonder
master mastery
master overcome surmount
matching twin
mate teammate
material stuff
matter topic
maximal maximum
maximize maximum
maximum upper_limit
maximum utmost
meandering wandering winding
means way
measure quantity
measure step
meat_house smokehouse
medical medicine
medication medicine
meditate muse ponder reflect think_over
melee scrimmage
melody tune
melt thaw
melting thaw
member membership
memorize memory
menace threat
mentality outlook
mention note observe remark
mention quotation reference
mention reference
merchandise product
merchandise trade
merge merger
merge unify unite
merit virtue
mess_around potter
metropolis metropolitan
midst thick
might mighty
militant warlike
military_personnel soldiery troops
militia reserves
mimesis mimetic
min minute
mind psyche
mine miner
mingle unify
minimal minimum
minimize minimum
minimize understate
minister parson pastor
minute moment second
misbehavior misdeed
miscellaneous mixed sundry
mischief shenanigan
misconstruction misconstrue
misconstrue misunderstand
miserable pathetic piteous poor
miserable suffering
missile projectile
mix mixture
mob syndicate
mobile wandering
mobilize rally
model mold
model pattern
modern_times modern_world
modernize overhaul
modesty reserve
modification modify
moisten moisture
moisture wet
mold stamp
molecular molecule
moment momentary
monarch sovereign
monopolize monopoly
monster monstrous
monstrosity monstrous
mood temper
mop mop_up
morose sullen
motionless still
motto shibboleth
mount wax
mourn mourner
mouth speak talk
move movement
move mover
move travel
mud muddy
muffle stifle
mumble mutter
muscle muscular
music musician
musical musical_comedy musical_theater
musician musicianship
musician player
mysterious mystic
narrative story tale
nasal pinched
nationalism nationalistic
nationalism patriotism
naval navy
necessary necessity
necessitate necessity
necktie tie
need want
needed required
neighbor neighborhood
neocortex neocortical
neurosis neurotic
neutralism neutralist
new novel
news tidings
newsman reporter
nip pinch
nobility noble
nose poke
note notice
nothing zero
notice notify
nourish nutrient
novel novelist
nuance subtlety
nudge prod
number numerical
obedience obey
obedient obey
objection remonstrance
obscure vague
observation watching
obtain receive
occluded sorbed
occupant occupy
occupant resident
occupy reside
odor smell
offer proffer
office official
old_boy old_man
omen ominous
ominous sinister threatening
omission omit
one_thousand thousand
open open_up
opera operatic
operating_cost overhead
opinion sentiment
opponent oppose
oppose opposition
opposition resistance
optical visual
optimal optimum
optimism optimistic
orbit revolve
orient point
origin root source
orthographic orthography
outdo surpass
outline sketch
output yield
outrage shock
outsmart overreach
outstanding prominent salient
overflow run_over
overhaul overtake
overpower overwhelm sweep_over
own owner
own possess
owner ownership
owner proprietor
ownership possession
pace step stride
pacify peace
pacing tempo
pack package
package parcel
painful sore
pains striving
paint painter
painting picture
pale pallid
pale pallor
panic terror
paradigm prototype
parameter parametric
pardner partner
parent parenthood
parish parochial
parking_area parking_lot
parliament parliamentary
part partial
part portion
participate take_part
particle speck
particular peculiar special
partner partnership
partner spouse
pass walk
pass_over pass_through
pass_over skip
passage transition
pasty sticky
patch piece
patch plot
pathologist pathology
patience patient
patrol police
patronize sponsor
pattern practice
pay payment
pecs pectoral
peddle peddler
pelt pepper
pen write
penalize punish
penalty punishment
per_centum percent percentage
perceive perceptive
percentage share
perfume scent
perilous precarious
period time_period
peripheral periphery
permission permit
persistent relentless
person personify
perspective view
perspiration sweat
pertain pertinent
petition request
phantom specter
phase stage
philosopher philosophy
philosophic philosophy
philosophical philosophy
phone telephone
phonemics phonology
photo photograph
physicist physics
physiognomy visage
pianist piano
pick_off pluck pull_off
picket scout
pinpoint speck
pipe shriek shrill
pitch toss
piteous pity
pituitary pituitary_gland
pity sympathize_with
place placement
place spot
plan planner
plan program
planar plane
planet planetary
plant works
play player
pleasant please
please pleasure
pleura pleural
plod trudge
poetic poetry
poetry verse
poignant touching
polish refine
polish refinement
polish smooth
politician politics
pond pool
poor_devil wretch
populace public
portrait portray
portrait portrayal
portray portrayal
positivism positivist
possible potential
pot toilet
potency potent
pounce swoop
pound ram
pounding throbbing
pour swarm
powder powdery
powdered powdery
prance strut swagger
pray prayer
preach preacher
preaching sermon
precaution safeguard
precedence priority
preference taste
prep_school preparatory_school
prepare ready
prescribe prescription
presence present
president presidential
press pressure
press urge
pressing urgent
presume presumption
presuppose presupposition
prey target
price terms
principal school_principal
print publish
privacy secrecy
private_detective private_eye
prize treasure value
pro professional
procedure process
proceeds yield
process treat
proclaim proclamation
procure secure
produce product
profound profundity
project protrude
project task
promotion publicity
prop prop_up shore_up
propaganda propagandist
propaganda propagandistic
prophecy prophetic
proportional relative
propose proposition
propose suggest
proposition suggestion
proprietor proprietorship
prosecute prosecutor
prosecuting_attorney prosecutor
prosperous thriving
prove turn_out
provide provision
province provincial
province responsibility
province state
provisional tentative
psyche psychical
psyche soul
psychologist psychology
publication publish
pulse throb
pupil student
pure purity
pure utter
purification purify
purify purity
purl swirl
pursue pursuer
pursue pursuit
push thrust
push_back repel
pussy slit
put_in store
put_out trouble
quake quiver
qualification qualify
qualify quality
quarrel row wrangle
quick speedy
quotation quote
radial radius
radiance radiant
radiance radiate
radiant radiate
radical revolutionary
radio_emission radio_radiation radio_wave
rage storm
railroad railway
range reach
range roam rove stray wander
ransack rifle
ratify sign
rattle rattler
rattler rattlesnake
raucous rowdy
react respond
reactivity responsiveness
read reader
real reality
real_estate real_property
realism reality
realize recognize
realize see understand
rear rearward
reasonable sensible
rebel rebellion
rebellion rebellious
rebuff repulse
rebuff slight
rebuff snub
rebuild reconstruct
rebut refute
receipts revenue
receive recipient
reception receptionist
recollection remembrance
recover recovery
recover regain retrieve
recreate revive vivify
recur recurrent
recurrent repeated
reduce reduction
reek smack
reel spin spin_around
reexamine review
refund repay
regard respect
register registrant
register registration
regret sorrow
regular veritable
regulation rule
rehabilitation renewal
reinforce reward
reissue reprint
reiterate repeat restate
rejoin retort
related related_to
relation relationship
relation sex_act
reliance trust
religion religious
religious spiritual
remain stay
remain stay_on
remainder residue rest
remarkable singular
remember remembrance
remember think_of
remove take_away
rend rip
rendering rendition
rent tear
repeal rescind
repeat repetition
replace supersede supplant
repose rest
represent representation
represent stand_for symbolize
repress subdue
repulsion repulsive_force
repulsion revulsion
rescue saving
resign vacate
resignation surrender
respective several various
responsible responsible_for
resume survey
retaliate revenge
retaliation revenge
retire withdraw
return tax_return
reunion reunite
reveal revelation
revere worship
revert turn_back
revolution revolutionary
revolve rotate
reward wages
rhyme verse
rhythm rhythmic
ride rider
rigorous strict
rinse wash
ripple ruffle
rise_up surface
rite ritual
road route
roar thunder
rob robber
rob robbery
rock rocky
rock stone
rock sway
roll roster
romance romantic
romp runaway
rooms suite
round_up roundup
rub scratch
rule ruler
run runner
run tally
run trial
runner smuggler
rush surge
rustle rustler
sail sailor
sail sweep
salesman salesmanship
salute toast
salvage save
sarcasm sarcastic
satisfactory satisfy
savor taste
say state tell
scamper scurry scuttle
scare scare_off
scheme strategy
scholar scholarly
scholar scholarship
scholar student
scholastic school
school schoolhouse
science scientist
science skill
scoff scoffing
scour scrub
scream screech shriek
scream yell
screen test
scrutinize scrutiny
scrutinize size_up
seal seal_off
seat sit_down
seated sitting
sec second
secede splinter
send send_out
sensation sense
sensation sense_datum
sensation star virtuoso whiz wizard
sense sensitive
sense sensor
separated spaced
sequence succession
seriousness sincerity
serpent snake
set_back setback
set_down write_down
set_off start_out take_off
settle settle_down
settle_down take_root
settlement small_town village
sew sewer
sew stitch
sex sexual
shade tint
shake_off shed throw_off
shamble shuffle
shift transformation transmutation
ship shipment
shirk shrink_from
shiver shudder
shivering trembling
shock stupor
shooting shot
shop store
shop workshop
shut shutter
shut_down shutdown
sign signature
sign signify
sign subscribe
significant substantial
signify stand_for
silence silent
silent still
silver silvery
simple simplicity
sin sinner
sinful ungodly
sing singer
sing song
slacken slow slow_down
slant weight
slanting sloping
sleep sleepy
sleep slumber
slender slim
slice slit
slip steal
slip_away sneak_off
slop spill
slop splash
slow slow_down
slug slugger
slum slum_area
smitten stricken
smooth suave
smother suffocate
smother surround
smuggle smuggler
snap snarl
snap tear
snare trap
soar surge
social_organization social_structure social_system
social_welfare welfare
socialism socialistic
sod sward
sorb sorption
sore tender
sovereign supreme
space spatial
spacious spaciousness
span traverse
spare trim
spark sparkle
speak speaker
speak talk
specify stipulate
spectacle spectacular
spectator witness
spectral spectrum
speed speedy
speed velocity
spell tour
spell trance
sphere spherical
spire steeple
spit spit_out
splash sprinkle
sponsor sponsorship
spot spy
sprawl straggle
spring springtime
spring take_form take_shape
spur urging
squad team
square square_up
squirm twist wriggle writhe
stability stable
staircase stairway
stairs steps
stammer stutter
stamp stomp
standpoint viewpoint
starvation starve
state statement
state submit
stay stay_put stick
steel sword
step tread
step_on tread_on
stimulate stimulus
stimulation stimulus
storage store
storage storehouse
storm stormy
straggle straggler
strain strive
strange unusual
strangle throttle
strategic strategy
stratify stratum
stress tension
stride tread
strip undress
student study
study survey
stuff thrust
stumble trip
subject theme topic
submission submit
succeed succession
succeed successive
succeed successor
sue suit
suffer sustain
suffering woe
suffice sufficient
suitable suited
sum total
sum_up summarize
summarize summary
sun sunlight
supervise supervisor
supplier supply
surmise suspect
survive survivor
suspect suspicion
suspect suspicious
suspend suspension
suspicion suspicious
sway swing
swing_around turn_around
swirl twirl whirl
switch_off turn_off
switch_on turn_on
symmetric symmetry
sympathetic sympathy
sympathize sympathy
symphonic symphony
table tabulate
tackle undertake
tactile tactual
take_charge take_hold
take_over usurp
tale tell
talk_about talk_of
tangled tortuous
taut tight
teach teacher
team teamster
tears weeping
technical technique
technician technique
teen teenage
tenancy tenant
tend tendency
test trial
test try try_out
testify testimony
testimonial tribute
theater theatre
theater theatrical
theological theology
theorize theory
therapeutic therapy
therapist therapy
think thought
thinking thought
thorough thoroughgoing
thread wind
three trio
thud thump
thud thumping
thyroid thyroid_gland
tire tire_out wear_out weary
tissue tissue_paper
tonal tone
topple tumble
torment tormentor
torment torture
tour tourist
trade trader
traditionalism traditionalist
tragedy tragic
trample tread
transfer transportation
transform transmute
transmission transmit
trap trapper
travel_to visit
treat treatment
tree_trunk trunk
triumph triumphant
triumph victory
tumult uproar
twirl twirler
twirl whirl
type typify
ultraviolet ultraviolet_light ultraviolet_radiation
uneconomical wasteful
urge urgent
urgency urgent
usable use
usage use
use user
usefulness utility
vacancy vacant
vacant vacate
vain vanity
valuable value
variable vary
variable varying
variant vary
variation vary
verve vitality
vibrant vivacious
violence violent
violence wildness
violin violinist
visit visitor
volume voluminous
vote voter
wallop whack
war warfare
water watery
watercolor watercolorist
wealth wealthy
weapon weapon_system
whir whiz
whiskey whisky
willing willingness
win winner
wind windy
wit witty
wonder wondrous
wool woolen
work worker
work_at work_on
worth worthy
wrack wreck
write writer
write_about write_of write_on
`

export default groups
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

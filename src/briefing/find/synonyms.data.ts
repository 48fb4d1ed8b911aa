/**
 * Words a reader may use for what an article words otherwise. One line, one meaning; a word may stand in several.
 * Base forms: they are stemmed when read. Two words joined by _ are met as a phrase.
 */
const groups = `
postpone delay put_off push_back defer late reschedule
cancel call_off scrap drop abandon
begin start launch commence open kick_off get_under_way break_out set_out set_off take_effect come_into_force begin_with
end finish close conclude stop expire run_out
close shut closed
continue go_on keep_on carry_on
last duration take go_on
buy purchase acquire take_over acquisition takeover
sell sale
cost price charge fee toll fare pay expense bill put_at
pay finance fund money bear foot expense spend financed
fund finance sponsor back support money donate grant
pay earn salary wage income make
compensation compensate damages
owner own belong
borrow loan lend credit
fine penalty sanction breach
profit earnings gain
loss lose lost
invest investment spend
bonus payout reward
tax levy duty
cheap low
expensive costly
price value worth
insure insurance insured cover
die death kill dead perish fatal victim casualty lose_their_life
injure injury hurt wound
cure heal treat treatment recover
ill sick illness disease patient
catch infect infection contract
doctor physician medic
hospital clinic ward
medicine drug
shot dose vaccine vaccination jab
burn fire blaze destroy flame
destroy demolish tear_down wreck burn_down ruin
damage harm
flood flooding
rescue save
evacuate evacuee evacuation flee displaced forced
shelter refuge accommodation stay
stay live accommodate housed taken put_up
warn alert caution warning
cause reason because trigger lead_to blame why
happen occur take_place
accident crash collision
attack assault raid
arrest detain seize custody
police officer
question interrogate interview
steal theft rob robbery loot take
fraud cheat deceive
court tribunal
hearing trial session
trial case test study
accuse charge allege
guilty convict sentence jail prison
prison jail imprisonment sentence custody
sentence punishment term penalty
deny reject dispute
admit confess acknowledge
lawyer attorney counsel solicitor barrister
prosecutor prosecution
jury juror
appeal challenge
law legislation bill act
rule regulation
ban forbid prohibit outlaw bar
allow permit authorise approve
approve approval back pass adopt
approval permission licence authorisation
agree accept consent approve
agreement deal accord pact treaty
reject refuse turn_down decline dismiss rule_out
demand want call_for ask request require
promise pledge vow commit
plan intend aim propose scheduled
expect predict forecast due
decide decision vote resolve choose
vote ballot election poll
elect election vote
win victory triumph beat defeat
lose defeat
result outcome score tally
lead head run chair direct
head leader boss chief chair director chairman chairwoman
boss manager chief executive
executive ceo chief
mayor
minister secretary
parliament assembly legislature
council councillor
government state cabinet administration
opposition opponent oppose against
support back favour endorse
criticise condemn attack blame lambast slam denounce hit_out criticism
praise welcome applaud thank
protest demonstrate demonstration march rally
strike walk_out walkout stoppage industrial_action
job position post occupation work career profession
employ employee staff worker workforce
dismiss fire sack lay_off
resign quit step_down stand_down leave
appoint name nominate
expel throw_out kick_out exclude
join enter
participate take_part join include involve enrol given
member
meet meeting summit gather
talk negotiation discussion
mediate mediator broker
company firm business manufacturer maker carmaker employer
maker manufacture produce make build
build construct construction erect
builder contractor developer
supply supplier deliver provide made
design architect
develop development developer invent
repair fix mend
replace exchange
recall withdraw
fault defect flaw crack
car vehicle automobile
driver motorist
passenger rider traveller commuter
plane aircraft airliner jet
ship vessel boat ferry
train railway rail
road street motorway highway
bridge crossing
cross crossing
route line
travel journey trip
visit travel tour come
arrive arrival come
leave depart departure quit
move relocate transfer
return give_back hand_back bring_back restitution come_back
send dispatch deploy arrive
give donate gift present hand_over
get receive obtain collect
receive get
take remove
find discover detect uncover find_out learn
find finding show result conclude
discover origin
publish publication release report appear
report say tell announce
announce announcement reveal unveil
show exhibit display present exhibition
exhibit exhibition show display
reveal disclose
explain explanation
describe call
name call known
study research survey investigation
researcher scientist expert academic
investigate investigation inquiry probe examine look_into
inspect inspection check examine
school education
pupil student schoolchild
teacher
teach
university college
child kid infant boy girl
young youth
old elderly age
woman female
man male
wife husband spouse marry
family relative
house home building flat
flat apartment home
home resident residence
resident inhabitant live citizen
people person
fight tackle battle combat work
soldier troop army military
weapon arm gun
war conflict
peace truce ceasefire
country nation state republic kingdom
city town municipal
village hamlet
area region district
border frontier
spectator fan supporter crowd people
fan supporter
stadium ground arena
home_ground stadium
game match fixture
team club side squad
player footballer
captain skipper
coach manager trainer
goal score
injured injury broken hurt out
wrong broken injury ill
season
ticket fare
shop store shopkeeper
shopkeeper trader
customer client consumer saver
collapse fail fall bankrupt bankruptcy go_under
increase rise grow growth raise up
decrease fall drop decline cut reduce reduction down
change alter
protect protection effective efficacy
affect hit cover involve concern strike
side_effect effect
danger endanger risk
safe safety
weather forecast
rain rainfall
wind storm
tree forest
felled cut_down chop
animal pet
water
electricity power
petition signature sign
letter mail
sign signature
fall drop lose
vote_against oppose
unclear unknown not_clear
free exempt
big size large
tall high height
long length
restore restoration
hide conceal
throw fling hurl
model car version
maximum highest up_to most limit
average mean
need want
deadline due
date day
begin_work work_begin
hold seat capacity
run operate
frequent every
open inaugurate unveil opening
found establish set_up create start foundation
create make produce craft craftsman
make made build craft cast
cast make made
steal stolen plunder loot take
origin come_from provenance background
come_from originate origin
hand_over give deliver surrender
return repatriate restitute bring_home
apologise apology sorry regret
thank grateful gratitude
angry fury anger upset outrage
happy pleased glad delight
fear afraid worry concern scared anxious
hope wish want
believe think opinion view
doubt sceptical cautious unsure
surprise shock astonish unexpected
mistake error wrong
problem trouble difficulty issue
obstacle hurdle barrier
crisis emergency
secret hidden confidential
famous well-known celebrated renowned
new fresh latest
main chief principal key
important significant major crucial
rich wealthy
poor poverty
debt owe loan deficit
budget spending
economy economic
inflation price
interest rate
unemployment jobless
trade export import
tariff duty
export sell_abroad
share stock
shareholder investor
turnover revenue sale income
market
bank lender
lender bank
merge merger combine
rival competitor
contract deal order
order commission command
bid offer tender
auction sale bid
rent lease let
landlord owner
property estate land
plot site land
site location place spot
location place where
room space
capacity seat hold accommodate
seat place
garden park
factory plant works mill
farm farmer agriculture
harvest crop
fish fishing fisherman
food meal
hungry hunger famine starve
drink alcohol
smoke smoking tobacco
alcohol beer wine
pollution pollute contaminate
emission carbon
climate warming
energy power fuel
oil petroleum crude
gas fuel
coal mine
mine dig
wind turbine
nuclear reactor atomic
waste rubbish garbage trash
recycle reuse
river stream
sea ocean
coast shore seaside beach
island
lake reservoir
mountain peak summit
climb ascend
earthquake quake tremor
storm hurricane typhoon cyclone
snow blizzard
drought dry
heat hot temperature
cold freeze
temperature degree
landslide mudslide avalanche
volcano eruption erupt
rescue_worker rescuer firefighter
firefighter fire_service crew
ambulance paramedic
nurse carer
surgery operation operate
operation surgery
birth born
baby infant newborn
pregnant pregnancy
mother parent
father parent
son child
daughter child
brother sibling
sister sibling
grandfather grandparent
bury funeral burial
memorial monument
marry wedding marriage
divorce separate
age old
citizen national
migrant immigrant refugee
asylum refuge
passport visa
church chapel
priest pastor clergy
mosque imam
religion faith
king queen monarch royal
president head_of_state
ambassador envoy diplomat
spokesman spokeswoman spokesperson
deputy vice
candidate contender nominee
campaign
party
coalition alliance
majority most
minority
turnout
parliamentarian lawmaker deputy mp congressman senator
constitution
reform overhaul change
treaty convention accord
sanction embargo
invade invasion
bomb explosive explosion blast
explode explosion blast
missile rocket
shoot gunfire open_fire
hostage captive
kidnap abduct
murder homicide kill
suspect accused defendant
victim
witness testify evidence
evidence proof
testify give_evidence
verdict ruling judgment
rule decide judgment
sue lawsuit legal_action take_to_court
legal_action go_to_court sue court
bail
crime offence
criminal offender
burglar thief robber
bribe corruption kickback
smuggle traffic
drug narcotic
hack cyber breach
computer software system
phone telephone mobile
internet online web
app application
data information
website site
newspaper paper daily weekly
magazine journal weekly
journal magazine
editor
journalist reporter
broadcast air television
film movie
director filmmaker
actor actress
play role
play game
music song
singer musician
concert gig
book novel
author writer
write author
artist painter sculptor
painting picture portrait
statue sculpture bronze
museum gallery
collection collect
object item artefact piece
century
ancient old
historian scholar
archaeologist dig excavate
excavate dig unearth
temple shrine
castle palace
tower
restore renovate refurbish repair
expand expansion extend enlarge
extend prolong lengthen
shorten reduce
stop halt suspend pause
suspend halt
resume restart
attend visit come
visitor tourist guest
tourist tourism
hotel guesthouse
restaurant cafe
flight fly
airport airfield
airline carrier
pilot captain
crew
bus coach
tram streetcar
bicycle bike cyclist cycling
pedestrian walker
speed fast
traffic congestion
parking
station stop
stop station halt
track rail line
tunnel
harbour port
cargo freight
tanker ship
sink go_down
aboard on_board
distance far
weight weigh heavy
height tall
width wide
depth deep
size area
cover span stretch spread
spread extend
contain hold include
consist include comprise
divide split
share portion part
third
half
double twice
number figure total
percent percentage share rate
rate percentage
grade mark
exam test
degree qualification
train training coach
trainer coach
match tie fixture
league division
championship title cup tournament
medal gold
race run
record
fit recover return
sign join
transfer sign
referee umpire
penalty spot_kick
score goal hit
beat defeat
draw
rank table place
position rank place
wait queue
choose select pick
prefer favour
offer propose
suggest propose recommend
recommend advise
advise advice counsel
help aid assist support
aid relief help
volunteer
charity
donor giver
gift donation present
prize award
award prize honour
honour tribute
celebrate celebration anniversary
anniversary
ceremony
speech address
speak talk
answer reply respond respond response
response reaction respond
react reaction
comment remark
refuse decline
contact reach
complain complaint
dispute row quarrel conflict argument
argument dispute
blame responsible fault
responsible charge
charge responsible head
duty task
task job
fail failure
succeed success
attempt try bid
try attempt
prevent stop avoid
avoid prevent
protect guard defend
guard protect
watch monitor observe
monitor track
follow
search look_for hunt
missing disappear vanish lost
disappear vanish
survive survivor
escape flee
flee escape leave
hide shelter
trap stuck
carry transport bear
transport carry
bring carry
pull drag
push press
hit strike
cut slash
break crack
bend
lift raise
drop fall
build_up accumulate
keep retain
save keep
store storage stored keep
use utilise
need require
depend rely
belong member
consider think
know aware
forget
remember recall
remind
learn study
read
count number
measure
estimate reckon put_at
calculate
check verify
confirm
prove proof
show demonstrate
mean
symbol sign
language
translate translation
word term
name title
title name
religious
get_in enter break_in come_in intrude intruder
hacker intruder attacker
hacker hack attack breach
attack claim
ransom demand extortion hand_over
victim among hit
seize board capture hijack take
hold hands captive hostage prisoner
journey trip voyage set_out set_off crossing
cross crossing traverse
mend tie repair fix
collect raise gather
welcome greet wait receive
ban prohibit lock_away forbidden law rule
effect force start
work employee job
answer explain respond
notice see spot
result find fall rise go_up improve
support favour back
exempt exception free
obey comply follow rule
party voters alliance union league
drown die
try attempt
walk_out strike
apply cover valid
dying die
negotiate talk lead_talks
illness health
lend loan
loan lend borrow
homes flats apartments houses
oppose against
prove confirm
expect due
order tell
extinguish put_out douse quench
flight journey trip voyage mission
succeed follow replace take_over
retire resign step_down stand_down give_up
last run work operate
regulator authority watchdog agency
review examine check investigate assess
company group
lead run head manage
inspect test
headquarters base head_office
layoff redundancy job_cut
image picture photo photograph
spread reach extend
cause leak source
voter electorate
stage hold organise host
negotiate negotiation talk
withdraw pull_out leave
threaten threat
block veto stop
delay hold_up setback
approve sign_off green_light
shortage lack scarce
wage pay salary
premier prime_minister
ministry department
chief_executive head
diplomat envoy ambassador
hostility conflict fighting
statement communique declaration
claim allegation
rebel insurgent militant
summon call_in
criticise critic
clash fight
toll dead
motive reason why
perpetrator attacker gunman
casualty wounded injured
`

export default groups
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

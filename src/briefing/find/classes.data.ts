/** What a question calls by its kind and an article by its name: the first word of each line is met by any after it. */
const classes = `
illness malaria cancer tumour flu influenza cholera measles polio diabetes pneumonia tuberculosis hepatitis typhoid typhus dementia asthma stroke fever virus infection covid ebola leukaemia
disease malaria cancer flu influenza cholera measles polio diabetes pneumonia tuberculosis hepatitis typhoid dementia asthma ebola rabies
animal dog cat horse cow cattle pig sheep goat chicken hen duck bird fish bear wolf fox deer elephant lion tiger monkey snake whale dolphin seal rabbit mouse rat bee insect
vehicle car bus coach truck lorry van taxi ambulance motorcycle bicycle tram train tractor tank
aircraft plane aeroplane airplane jet helicopter drone bomber airliner glider balloon
vessel ship boat ferry tanker freighter yacht trawler submarine barge frigate dinghy
ship freighter tanker ferry liner frigate trawler
weapon gun rifle pistol knife bomb missile rocket grenade sword drone artillery
relative wife husband mother father son daughter brother sister uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter widow widower parent child
family wife husband mother father son daughter brother sister parent child
crime fraud murder theft robbery burglary assault bribery corruption arson kidnap rape manslaughter smuggling forgery embezzlement
charge fraud murder theft robbery assault bribery corruption arson manslaughter
celebrity actor actress singer musician footballer presenter comedian model star
artist painter sculptor singer musician actor dancer poet
building house school hospital church mosque temple hotel museum tower factory barn warehouse library theatre hall
disaster fire flood earthquake storm hurricane landslide drought tsunami crash explosion eruption
weather rain snow wind storm sun cloud fog heat frost hail
metal iron steel copper gold silver bronze aluminium tin lead zinc
material wood stone steel bronze concrete glass reed brick clay marble plastic
fuel petrol diesel gas oil coal hydrogen
food bread rice meat fish fruit vegetable cheese milk egg soup
drink water coffee tea beer wine milk juice
injury fracture broken burn wound bruise concussion
sport football cricket tennis rugby hockey basketball swimming cycling athletics boxing golf sailing rowing
medal gold silver bronze
official minister mayor governor councillor commissioner secretary spokesman spokeswoman
politician minister mayor governor councillor senator president deputy parliamentarian
scientist biologist physicist chemist geologist astronomer historian engineer professor researcher
payment ransom bribe bonus fee bribes
victim dead killed injured wounded hurt
casualty dead killed injured wounded death
document letter report diary email contract memo note map
evidence email letter document photograph recording fingerprint witness
`

export default classes
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

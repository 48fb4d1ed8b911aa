// Place names common in news English. They speak as governments ("China warned"), never as persons.
const names = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(/[,\n]\s*/)
      .map((name) => name.trim())
      .filter(Boolean),
  )

/** Names of places. */
export const places = names(`
afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan, bahrain, bangladesh, belarus, belgium, belize,
benin, bhutan, bolivia, bosnia, botswana, brazil, britain, brunei, bulgaria, burma, burundi, cambodia, cameroon, canada, chile, china,
colombia, congo, croatia, cuba, cyprus, denmark, djibouti, dubai, ecuador, egypt, england, eritrea, estonia, ethiopia, europe, fiji, finland,
france, gabon, gambia, gaza, georgia, germany, ghana, greece, greenland, guatemala, guinea, guyana, haiti, honduras, hungary, iceland, india,
indonesia, iran, iraq, ireland, israel, italy, jamaica, japan, kazakhstan, kenya, kosovo, kuwait, laos, latvia, lebanon, liberia, libya,
lithuania, luxembourg, madagascar, malawi, malaysia, mali, malta, mauritius, mexico, moldova, monaco, mongolia, montenegro, morocco,
mozambique, myanmar, namibia, nepal, netherlands, nicaragua, niger, nigeria, norway, oman, pakistan, palestine, panama, paraguay, peru,
philippines, poland, portugal, qatar, romania, russia, rwanda, scotland, senegal, serbia, singapore, slovakia, slovenia, somalia, spain,
sudan, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, tibet, tunisia, turkey, turkmenistan, uganda, ukraine, uruguay,
uzbekistan, venezuela, vietnam, wales, yemen, zambia, zimbabwe, crimea, africa, asia, america, antarctica, arctic, pacific, atlantic,
mediterranean, caribbean, scandinavia, balkans, eurasia, oceania, asia-pacific, indo-pacific,
alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho, illinois, indiana, iowa, kansas,
kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, ohio, oklahoma,
oregon, pennsylvania, tennessee, texas, utah, vermont, wisconsin, wyoming,
ontario, quebec, alberta, manitoba, saskatchewan, yorkshire, cornwall, kent, essex, bavaria, saxony, catalonia, sicily, tuscany, normandy,
london, paris, berlin, rome, madrid, vienna, brussels, moscow, kyiv, kiev, warsaw, prague, budapest, athens, lisbon, dublin, stockholm,
oslo, copenhagen, helsinki, vilnius, riga, tallinn, geneva, zurich, bern, amsterdam, hague, rotterdam, hamburg, munich, frankfurt, cologne,
milan, naples, venice, florence, barcelona, seville, porto, edinburgh, glasgow, belfast, cardiff, manchester, liverpool, birmingham, leeds,
bristol, istanbul, ankara, jerusalem, cairo, beirut, damascus, baghdad, tehran, riyadh, doha, kabul, islamabad, karachi, lahore, delhi,
mumbai, kolkata, chennai, bangalore, dhaka, kathmandu, colombo, beijing, shanghai, shenzhen, guangzhou, wuhan, chongqing, taipei, seoul,
pyongyang, tokyo, osaka, kyoto, hiroshima, hanoi, bangkok, manila, jakarta, canberra, sydney, melbourne, brisbane, perth, auckland,
wellington, nairobi, lagos, abuja, accra, johannesburg, pretoria, addis, khartoum, tripoli, tunis, algiers, rabat, dakar, kinshasa, harare,
lusaka, kampala, toronto, montreal, ottawa, vancouver, calgary, washington, boston, chicago, houston, dallas, austin, philadelphia, phoenix,
seattle, denver, detroit, baltimore, miami, tampa, orlando, atlanta, cleveland, cincinnati, columbus, pittsburgh, milwaukee, minneapolis,
memphis, nashville, charlotte, raleigh, richmond, sacramento, oakland, portland, honolulu, anchorage, albuquerque, tucson, omaha, tulsa,
brooklyn, manhattan, queens, bronx, harlem, hollywood, westminster, havana, bogota, bogotá, caracas, lima, quito, santiago, montevideo,
strasbourg, astana, almaty, tbilisi, yerevan, baku, minsk, sofia, bucharest, belgrade, zagreb, sarajevo, skopje, tirana, chisinau, odesa,
kharkiv, donetsk, luhansk, mariupol, kherson, aleppo, mosul, raqqa, gaza city, new york, new jersey, new hampshire, new mexico,
new orleans, new zealand, new delhi, north carolina, south carolina, north dakota, south dakota, west virginia, rhode island,
north korea, south korea, south africa, south sudan, saudi arabia, sri lanka, costa rica, el salvador, puerto rico, united states,
united kingdom, united arab emirates, czech republic, dominican republic, hong kong, tel aviv, los angeles, san francisco, san diego,
san antonio, san jose, santa monica, las vegas, salt lake city, kansas city, oklahoma city, st. louis, buenos aires, rio de janeiro,
são paulo, mexico city, cape town, middle east, far east, west bank, central asia, southeast asia, latin america, south china sea,
silicon valley, wall street, capitol hill, downing street, long island, staten island, cape cod, des moines, little rock, baton rouge,
european union, soviet union, truth social, twitter, facebook, instagram, youtube, tiktok, snapchat, reddit, linkedin, whatsapp, telegram,
google, apple, amazon, microsoft, netflix, tesla, boeing, airbus, samsung, toyota, volkswagen, congress, pentagon, kremlin, islam,
christianity, judaism, ebola, zika, covid, brexit, medicare, medicaid, obamacare, christmas, easter, ramadan, thanksgiving, halloween,
internet, bible, quran, constitution, isis, isil, hamas, hezbollah, taliban, nasa, opec, unesco, unicef, nafta, interpol`)

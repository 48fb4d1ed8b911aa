const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** English function words, and the reporting words common to all news. */
export const weakWords = list(`
  a about above after again against all also am an and any are as at be because been before being below between both but
  by can could did do does doing down during each few for from further had has have having he her here hers herself him
  himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only or other
  our ours ourselves out over own same she should so some such than that the their theirs them themselves then there
  these they this those through to too under until up us very was we were what when where which while who whom why will
  with would you your yours yourself yourselves said says say told according mr mrs ms dr one two may might must new
  year years last first people s t
`)

/** Openings that make a sentence depend on the one before it. */
export const leaningOpeners = list(`
  He She It They His Her Their Its This That These Those But And However So Instead Still Also Such Then
`)

/** Those of them that only join: what follows may stand by itself. */
export const joiningOpeners = list(`But And However So Instead Still Also`)

/** More such openings; "that label" and "such an office" pick up a word from the sentence before. */
export const leaningPhrases =
  /^["“'‘]?(?:Even so|After (?:that|this)|Before (?:that|this)|At the same time|In (?:addition|response|return|contrast|turn|that case|this case)|As a result|For (?:that|this|example|instance)|On the other hand|Among (?:them|those|these)|(?:One|Two|Three|Some|Many|Most|Several|Both|All|None|Neither|Each) of (?:them|those|these|the two)|Both (?:men|women|sides|have|had|were|are)|Neither|Nor|Yet|Thus|Therefore|Hence|Moreover|Similarly|Likewise|Furthermore|Besides|Others|Another|Like (?:him|her|them|this|that)|The (?:former|latter|same|two|pair|other)\b|Here|There(?! (?:is|are|was|were|has|have|will)))\b|\b(?:to|of|against|about|with|on|for|from) that [a-z]+[.,]|\b(?:is|are|was|were) (?:against|for) such an? /

/** "In that testimony", "Under these criteria", "Winning that prize": a thing of the sentence before; not "this week". */
export const pickingUp =
  /^["“]?(?:(?:About|Above|Across|After|Against|Alongside|Amid|Among|As|At|Because of|Before|Behind|Beyond|By|Despite|During|Following|For|From|Given|In|Into|Like|On|Over|Since|Through|To|Under|Unlike|Until|Upon|With|Within|Without|\p{Lu}\p{Ll}+ing)|At least|Or|Perhaps|Maybe) (?:that|this|these|those|it)(?:['’]s)? (?!(?:point|time|week|weekend|month|year|season|summer|autumn|winter|spring|day|morning|afternoon|evening|night|country|century|moment|decade|age|term)s?\b)|^(?:The \d+-year-old\b|(?:The|An?) [^,“”"]{3,100}, (?:he|she|they|his|her) )/u

/** Captions, links, credits, notes, boxes and invitations among a story's sentences. */
export const notes =
  /^(?:read|related|sign up|subscribe|follow (?:us|him|her|them|me|the author|@)|e-?mail|contact (?:him|her|them|me|the author)|click (?:here|to)|tap (?:here|to)|scroll down|see also|watch(?! out)|listen|photos?:|photos? (?:by|from)\b|image|picture|sources?:|copyright|©|advertisement|top image|transcript|video:|pictured|editor['’]?s? note|correction|clarification|this (?:story|article|post|piece|column|transcript) (?:has been|was) |an earlier version|for more\b|to (?:read|subscribe|comment)|here(?: are|['’]s| is)\b|(?:tickets|admission) (?:cost|are|from)|all rights reserved)(?!\p{L})|\((?:pictured|file photo|file image|stock image|above|left|right|centre|center|(?:second|third|far|bottom|top) (?:left|right))[^()]{0,30}\)|\b(?:file photo|click here|scroll down for|contributed (?:reporting )?to this (?:report|story|article)|contributed reporting|^[^.,]{2,40}['’]s \S{2,20} \S{2,20} reported from [^.,]{3,40}\.$|reported from \p{Lu}[^.]{0,80} reported from|(?:is|are) (?:seen|pictured|shown) (?:above|here|at|in|on|with)|tickets (?:at|from|cost)|tel\.)|^follow\b[^.]{0,60}@|\bwww\.|https?:\/\/|\S@\S{1,60}\.\S/iu

/** Somebody's thought or exclamation, rather than the article's own words: "No, she had never …", "What a mess …". */
export const openings =
  /^["“‘']?(?:(?:No|Yes|Well|Oh|Sure|OK|Okay|Ah|Hey|Look|Alas|Right|Yeah|Nope|Please|Sorry|Thanks?|Wow|Hello)[,.!–—-]|What an? |How \p{Ll}+ly\b|To be |Which |Let['’]s |(?:Now )?[Ii]magine |I\b|I['’]|My |You\b|You['’]|Your )/u

/** A colon after these introduces speech, so they are not labels. */
export const speechBeforeColon =
  /\b(?:said|says|saying|added|adding|told|tweeted|wrote|writes|asked|asks|continued|noted|explained|insisted|warned|replied|answered|declared|stated|concluded|announced|argued)\b/

/** A note about the author at the end: “Ann Roe is a reporter for …” */
export const writersNote =
  /^\p{Lu}[\p{L}.'’ -]{3,40} is (?:an?|the) [^.]{0,60}\b(?:columnist|reporter|correspondent|editor|contributor|writer|fellow|analyst|author) (?:for|at|with|of|and|based)\b[^.]{0,90}\.?$/u

/** Words that report speech. */
export const reports = /\b(?:said|says|told|according to|announced|reported|wrote|added|warned|argued)\b/

/** Words for actions, typical of a news story's first sentence. */
export const actVerbs =
  /\b(?:announced|voted|killed|died|arrested|charged|won|launched|released|unveiled|approved|found|ordered|ruled|signed|called|accused|claim(?:s|ed)?|revealed|admitted|warned|criticis?z?ed|attacked|confirmed|resigned|defended|urged|filed|sued)\b/

/** Words for those who find or decide things, whose statements are news. */
export const sources =
  /\b(?:study|report|poll|survey|researchers|scientists|court|police|officials?|government|bill|law|company|agency)\b/i

/** Words that introduce the other side's response. */
export const answers =
  /\b(?:den(?:y|ies|ied)|declin(?:es|ed)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|respond(?:s|ed)|repl(?:ies|ied)|defend(?:s|ed)|countered|insist(?:s|ed)|criticis(?:es|ed)|criticiz(?:es|ed))\b/

/** Words about what comes next. */
export const looksAhead =
  /\b(?:will|(?:is|are) (?:to|due|set|expected|scheduled|likely)|plans? to|planned|expected to|scheduled|next (?:week|month|year|\p{Lu}\p{Ll}+day))\b/u

/** Alternatives for the names of the weekdays. */
export const weekdays =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|last night|this week)\b/

/** Words about the past. */
export const pastTimes =
  /\b(?:ago|last (?:year|month|decade)|previously|earlier this|in (?:1[89]|20)\d\d|had (?:been|\p{Ll}{3,}ed))\b/u

/** A sentence without one reports no event. */
export const pastVerbs =
  /\b(?:was|were|had|did|said|told|\p{Ll}{3,30}ed|won|took|made|came|went|found|left|met|got|gave|began|hit)\b/u

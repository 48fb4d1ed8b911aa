const adverb = '(?:now |also |still |not |then |only |first )?'
const planned = 'due|set|scheduled|slated|expected|planned|going|about|billed|poised|supposed|meant'

/** Phrases that announce something; the longer one wins when two match. */
export const futureWords = `will|won['’]t|shall|would|(?:is|are) ${adverb}(?:to|likely to|(?:${planned})(?: to be| to| for)?)|(?:plans?|hopes?|aims?|intends?|expects?|promises|promised|vows|vowed|pledged|agreed|wants|planning|hoping) to|(?<!\\b(?:was|were|had|has|have|claimed|claims|said|thought|believed|used|seems?|appears?|known|found|proved|reported) )to be|(?<=[,)] )(?:scheduled|slated|due|planned|expected|set) (?:for|on|in|to|by|at)`

/** Was planned, with the outcome unstated; or not a time at all. */
export const unclearWords = `(?:was|were) ${adverb}(?:to|${planned})|had been ${adverb}(?:due|set|scheduled|slated|expected|planned|meant)|(?:scheduled|slated|due|planned) for|is|are|if|could|might|may|can|must|should`

/** Present-tense verbs that refer to the future next to a date: "reopens on Saturday". */
export const presentVerbs =
  '(?:re)?opens|begins?|starts?|closes|ends|resumes?|meets?|returns|goes|go|comes?|takes?|moves|plays|runs|expires|votes|holds|hosts|faces|sits|launches|airs|leaves|arrives|travels|flies|speaks|appears|visits|reopen'

/** Alternatives for verbs of reporting. */
export const reportingWords = 'said|says|told|added|announced|warned|claimed|insisted|noted|reported|confirmed|stated'

/** Alternatives for verbs that look back in time, reporting verbs included. */
export const pastWords = `${reportingWords}|wrote|was|were|had|has|have|did|came|went|took|held|made|met|gave|got|won|lost|left|began|became|broke|fell|rose|struck|cost|sold|built|bought|died|found|led|ran|saw|shot|sank|sent|shut|spoke|stood|stole|swore|threw|drew|drove|flew|grew|hit|put|set|cut|paid|fought|caught|brought|chose|[a-z]{2,}ed`

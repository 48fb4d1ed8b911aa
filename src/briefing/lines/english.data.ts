const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** English function words, and the words of reporting that every news sentence shares. */
export const functionWords = list(`
  a about above after again against all also am an and any are as at be because been before being below between both but
  by can could did do does doing down during each few for from further had has have having he her here hers herself him
  himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only or other
  our ours ourselves out over own same she should so some such than that the their theirs them themselves then there
  these they this those through to too under until up us very was we were what when where which while who whom why will
  with would you your yours yourself yourselves said says say told according mr mrs ms dr one two may might must new
  year years last first people s t
`)

/** Sentences that open so lean on the one before them. */
export const leaningOpeners = list(`
  He She It They His Her Their Its This That These Those But And However So Instead Still Also Such Then
`)

/** Captions, links and credits that stand among the sentences of a story. */
export const furnitureWords =
  /^(?:read more|related|sign up|subscribe|follow us|click (?:here|to)|scroll down|photo|image|picture|source|copyright|©|advertisement|top image|transcript|watch:|video:|pictured:?)(?!\p{L})|\((?:pictured|file photo|file image|stock image|above|left|right)[^()]{0,30}\)|\b(?:file photo|click here|scroll down for)\b/iu

/** What may precede a noun phrase. */
export const opening =
  /^(?:the|a|an|of|for|in|on|at|by|with|from|about|against|over|under|its|his|her|their|our|this|these|those|some|many|as|between|s)$/i

/** What may occur inside a noun phrase. */
export const joining = /^(?:of|and)$/

/** Verbs, times and other words that don't name a topic. */
export const unfit: ReadonlySet<string> = new Set(
  `said says told asked added called wrote made makes make take took taken give gave given got get gets want wants wanted
need needs think thinks know knows come comes came went goes going let put see saw seen say use used also even still just
well much many like back ever never one two three four five first last next new old year years month months week weeks
day days today time times people way thing things monday tuesday wednesday thursday friday saturday sunday january
february march april may june july august september october november december don didn doesn isn wasn won ll ve re become
became include includes including left led lost held kept found seems shows showed according percent million billion
there here that could would should might must shall fell rose grew ran sold bought built paid spent wins met sent chose
began fall falls rise rises leaves gives opens closes has have had between among around since without within during
before after while because although though along across big reason rest lot kind number part parts end side`.split(
    /\s+/,
  ),
)

/** Past forms that no stemmer joins to their verb. */
const forms = `
began begun begin|built build|bought buy|sold sell|paid pay|spent spend|lost lose|won win|held hold|fell fallen fall
rose risen rise|took taken take|made make|gave given give|left leave|met meet|sent send|found find|caught catch
chose chosen choose|came come|went gone go|got gotten get|knew known know|thought think|brought bring|taught teach
fought fight|led lead|felt feel|kept keep|stood stand|understood understand|wrote written write|spoke spoken speak
broke broken break|drove driven drive|threw thrown throw|grew grown grow|flew flown fly|drew drawn draw|ran run
became become|saw seen see|ate eaten eat|stole stolen steal|hid hidden hide|struck stricken strike|lent lend
hurt hurt|shot shoot|swam swum swim|sank sunk sink|froze frozen freeze|woke woken wake|wore worn wear|tore torn tear
sought seek|dealt deal|meant mean|born bear|burnt burn|laid lay|lay lain lie|died dead dying die|death die|men man
women woman|children child|lives life|wives wife|feet foot|people person|mice mouse|longest longer long
shown show|proven prove|swore sworn swear|hung hang|bore borne bear|bound bind|fed feed|bent bend|shook shaken shake
forgot forgotten forget|overcame overcome|withdrew withdrawn withdraw|spread spread|cast cast|cut cut|put put|set set|let let
earlier early|later late|losses loss|deaths die|dies die|highest higher high|biggest bigger big|largest larger large|oldest older old`

export default new Map(
  forms
    .trim()
    .split(/[|\n]/)
    .flatMap((line) => {
      const words = line.trim().split(' ')
      const base = words.at(-1) ?? ''
      return words.slice(0, -1).map((form): [string, string] => [form, base])
    }),
)

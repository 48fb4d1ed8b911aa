// Phrases in news pages that are not part of the story, in the most common news languages.

/** Short calls to action, or lines about the page: dropped even when they are whole sentences. */
export const calls: readonly RegExp[] = [
  /^(?:follow|like|find|join) (?:us|me|him|her|them|the author|\S+ (?:on|@))\b/i,
  /^(?:sign up|subscribe|register|join|get|download|click|tap)\b.{0,90}\b(?:newsletter|inbox|app|updates|alerts|free|here|now|today|email|podcast|channel)\b/i,
  /^(?:click|tap) (?:here|to|on|the)\b/i,
  /^(?:this|the) (?:article|story|post|page|piece|content|site|website) (?:may|might|was|is|has|contains|includes|uses|originally|first)\b.{0,140}(?:affiliate|published|appeared|cookies|commission|sponsored|advertis)/i,
  /\b(?:affiliate (?:links?|commission)|earn (?:a|an) (?:small )?commission|all rights reserved|may not be (?:published|reproduced|copied))\b/i,
  /^(?:leave|post|write|add|view|show|join|be the first)\b.{0,30}\b(?:comments?|reply|conversation|discussion)\b/i,
]

/** A short line with one of these is dropped, unless it is a whole sentence without a link. */
export const asides: readonly RegExp[] = [
  /^(?:read|leia|lee|lea|leggi|lire|lisez|lesen sie|lees|läs|læs|les|czytaj|читайте|citeste|olvassa)\b.{0,12}(?:more|also|next|mais|también|más|anche|aussi|auch|ook|også|również|также)\b/i,
  /^(?:see|view|watch|check out|don['’]t miss|dont miss|must read|more|also|next|related|recommended|trending)\b[^.!?]{0,40}:\s/i,
  /^(?:related|recommended|trending|most (?:read|popular)|more from|more on|you (?:may|might) (?:also )?(?:like|be interested)|further reading|editors?['’]? (?:picks?|note)s?)\b.{0,40}$/i,
  /^(?:siehe auch|mehr zum thema|lesen sie auch|ver também|veja também|leia também|saiba mais|vea también|te puede interesar|le puede interesar|relacionad[oa]s?|notícias relacionadas|leggi anche|à lire aussi|sur le même sujet|lees ook|zie ook|läs också|läs mer|læs også|les også|lue myös|czytaj także|zobacz też|читайте также|смотрите также|по теме|関連記事|相关阅读|관련기사)/i,
  /^(?:caption|close|image|photo|video|gallery|slideshow|advert|advertisement|ad|sponsored|loading\.*|share|tweet|print|email|comments?|reply|tags?|menu|search|play|pause|mute|expand|collapse|previous|next|back|top|back to top|skip|copy|copied|save|saved|listen|subscribe|sign up|log ?in|sign in|register|publicidade|publicidad|anzeige|werbung|annons|annonse|reklama|reklame|реклама|pubblicità|publicité|advertentie|compartir|compartilhar|teilen|partager|condividi|delen|dela|del|поделиться|分享|共有)\s*[.:…]?$/i,
  /^(?:tempo de leitura|temps de lecture|lesezeit|tiempo de lectura|leestijd|reading time|read time|estimated read|tempo di lettura)\b/i,
  /^\d+\s*(?:-\s*)?(?:min(?:ute)?s?|minuti|minutos)\b.{0,10}(?:read|de leitura|lesezeit|de lectura|di lettura)?$/i,
  /^(?:(?:image|photo|picture|slide) )?\d+ (?:of|\/) \d+$/i,
  /^(?:photo|image|picture|video|credit|source|graphic|illustration)s?(?: credit| source| by| courtesy)?\s*[:/|]/i,
  /^(?:foto|fotos|bild|imagem|imagen|fonte|fuente|quelle|crédito|crédits?|bron|kuva|фото|источник)s?\s*[:/|]/i,
  /^©/,
  /^<\w+ [^>]*=/,
  /^\[\/?\w+ [^\]]*=/,
  /^(?:table of contents|contents|on this page|in this article|jump to(?: section)?|inhaltsverzeichnis|índice|sommaire|inhoud)\s*:?$/i,
  /^(?:last )?(?:updated|published|posted|modified)(?: on| at)?\s*:?\s.{0,40}\d/i,
  /^(?:print|email|share)(?:\s*[|/,]\s*(?:print|email|share))+$/i,
  /^\S[^\s@]*@\S[^\s.]*\.\S+$/,
  /^(?:https?:\/\/|www\.)\S+$/,
  /^(?:twitter|facebook|instagram)\.com\/\S+$/i,
]

/** A short line that credits a picture or a person. */
export const credits: readonly RegExp[] = [
  /^[([](?:photo|image|picture|video|credit|source|graphic|illustration|file|foto|bild|imagem|leggi|read|related|with|reporting|edited|editing|additional)\b.*[)\]]?$/i,
  /\((?:image|photo|picture|credit|foto|bild)s?(?: credit| by)?\s*:[^)]*\)\s*$/i,
  /\b(?:getty images|shutterstock|istock(?:photo)?|unsplash|pexels|pixabay|adobe stock|alamy)\b[^.]{0,30}$/i,
  /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}\/ ?\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3} ?$/u,
]

/** Headings above links to other stories or text about the site. */
export const titles: readonly RegExp[] = [
  /^(?:\d+\.? )?(?:references|bibliography|works cited|literature cited|footnotes|literatur|einzelnachweise|références|referencias|referências|bibliografia)\s*:?$/i,
  /^(?:related|recommended|trending|popular|latest|recent|more|other|further|similar|suggested|featured)(?: \S+){0,2} ?(?:articles?|stor(?:y|ies)|posts?|news|reading|content|links?|topics?|videos?|coverage|resources?|reads|guides|products)\s*:?$/i,
  /^(?:more (?:from|on|in|about|stories|news|like)|read (?:more|next|also|this)|you (?:may|might|could) (?:also )?(?:like|enjoy|be interested|want)|what to read next|up next|keep reading|continue reading|people also|also (?:read|on)|see also|don['’]?t miss|must read|in case you missed|editors?['’]? picks?|most (?:read|popular|viewed|shared)|top stories|trending)\b/i,
  /^(?:about (?:the )?(?:author|writer|us|company)|author(?: bio)?|written by|share(?: this)?(?: \S+){0,2}|follow (?:us|me)|subscribe|newsletter|sign up|get (?:our|the|in touch)|contact us|contact|connect with us|stay (?:connected|updated|informed|in touch)|join (?:us|our)|comments?|leave a (?:comment|reply)|\d+ (?:comments?|thoughts|responses|replies)|tags?|categories|topics|filed under|post navigation|advertisement|sponsored|disclosure|disclaimer|table of contents|contents|search|archives?|media contact|press contact|find us)\s*:?$/i,
  /^(?:mehr zum thema|das könnte|ver também|veja também|leia também|leia mais|mais lidas|notícias relacionadas|te puede interesar|noticias relacionadas|más noticias|leggi anche|potrebbe interessarti|à lire aussi|articles? (?:liés|similaires)|lees ook|läs också|læs også|читайте также|関連記事|相关)/i,
]

/** Headings that may introduce other stories or more of this one. */
export const loose =
  /^(?:related|recommended|trending|popular|latest|recent|more|other|further|similar|suggested|featured)(?: \S+){0,3}\s*:?$/i

/** A short line that marks the end of a story. */
export const endings: readonly RegExp[] = [
  /^(?:about (?:the )?(?:author|writer)|related (?:articles?|stor(?:y|ies)|posts?|content|news|topics?|links?|reading)|you (?:may|might) (?:also )?(?:like|be interested)|more (?:from|stories|articles|news)|read next|up next|recommended (?:for you|reading|articles|stories)|leave a (?:comment|reply)|post a comment|add a comment|\d+ comments?|comments(?: \(\d+\))?|share this(?: \S+){0,2}|tags?:|filed under|tagged(?: with| as)?:?|posted in|categories:|subscribe to|sign up for|follow us|copyright|©|all rights reserved|post navigation|previous (?:post|article)|next (?:post|article)|continue reading|most (?:read|popular)|trending now|get in touch|contact us today|media contacts?:?|press contacts?:?|for more information,? (?:contact|visit|please))\b/i,
  /^(?:über den autor|mehr zum thema|sobre o autor|sobre el autor|leia também|veja também|comentários|comentarios|kommentare|commentaires|commenti|reacties|kommentarer|комментарии)\b/i,
]

// Text that isn't part of the story. Each pattern is matched at the start of one short block.

/** Longest block that can be furniture, in characters; anything longer is prose. */
export const FURNITURE_MAX_CHARACTERS = 240

/** Patterns that mark a short block as furniture. */
export const furniture: readonly RegExp[] = [
  /^(?:read|see|click|tap|continue|view|watch|listen|learn|find out|hear) (?:more|also|next|here|now|on|the (?:rest|full|original)|full|original|all|our|about|below|to (?:our|the|this))\b/i,
  /^(?:more on this|more from|more stor(?:y|ies)|more coverage|related(?: (?:articles?|stor(?:y|ies)|coverage|topics|links|posts|content|reading))?\b(?=\s*[:.]|$)|you (?:may|might) also|up next|don['’]t miss|also read|also on)/i,
  /^(?:top|cover|lead|header|featured?|main|banner|all)? ?(?:image|photo|photograph|picture|screenshot|graphic|illustration|video|cartoon)s? (?:(?:via|by) (?=[\p{Lu}@])|credits?\b|courtesy\b|source\b)/iu,
  /^(?:image|photo|picture|video|graphic|illustration)?s? ?credits?\s*:/i,
  /^\(?(?:image|photo|picture|video|graphic|illustration|file photo|screenshot)s?\s*:/i,
  /^(?:share|like|tweet|follow|join|subscribe|sign up|sign in|log in|register|donate|download|support) (?:this|us|our|now|here|today|for (?:our|free|the|more|daily|updates|breaking)|to (?:our|the|read|continue|get|receive|comment|see|view)|on (?:facebook|twitter|x\b|instagram|telegram|whatsapp|linkedin|youtube|google|tiktok)|@|the (?:story|article|conversation|discussion|app)|via)\b/i,
  /^(?:advertisement|advertising|sponsored(?: content)?|promoted|story continues below(?: advertisement)?|article continues (?:below|after)(?: (?:the )?(?:ad|advertisement|video))?|scroll down|skip ad|play video|watch live|loading|comments?|leave a comment|no comments|topics|tags|categories|filed under|most (?:read|popular|viewed)|trending(?: now)?|recommended|newsletter|print|email|share|tweet|pin it|whatsapp|copy link)\s*[:.]?$/i,
  /^(?:tags|topics|categories|filed under|keywords|posted in|source|sources|via)\s*:/i,
  /^(?:©|\(c\)|copyright)\s/i,
  /^all rights reserved\b/i,
  /^this (?:article|story|post|piece) (?:was|has been|is|originally|first) (?:originally |first |also )?(?:appeared|published|updated|republished|corrected|produced|part of)\b/i,
  /^\(?(?:additional |with )?(?:reporting|writing|editing|edited|compiled|translated|written) by\b/i,
  /^(?:got|have) a (?:tip|story|question|news tip)\b/i,
  /^\d+ (?:comments?|shares?|min(?:ute)?s? read|views?)$/i,
  /^(?:(?:last )?updated|(?:first )?(?:published|posted))(?:\s*(?:at|on|:))?\s*\d.{0,40}$/is,
  /^\d{1,2}[.:]\d\d ?(?:am|pm)?(?: [A-Z]{2,4})?$/,
  /^[-–—_*=~#•·.\s]{3,}$/,
]

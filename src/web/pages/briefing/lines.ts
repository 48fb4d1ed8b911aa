import { locateSentence, type Article, type Citation } from '../../../article/article.ts'
import type { Briefing, Claim, Entry, Section } from '../../../briefing/briefing.ts'
import { writeName } from '../../../message/scene.ts'
import { html, type Html } from '../../html.ts'
import { icon } from '../parts.ts'
import { citeLink } from './quotes.ts'
import { shownWords } from './words.ts'

/** The lines above the quotations: bottom line, key points, parts, dates and numbers, as far as there are. */
export function leadingParts(briefing: Briefing, article: Article): Html {
  const of = (...kinds: readonly Section['kind'][]): readonly Section[] =>
    briefing.sections.filter(({ kind, entries }) => kinds.includes(kind) && entries.length > 0)
  const list = (entries: readonly Entry[], kind = ''): Html =>
    html`<ul class="lines${kind}">
      ${entries.map((entry) => line(article, entry))}
    </ul>`
  const draw = ({ heading, entries }: Section, kind = ''): Html =>
    html`<h3 class="label">${heading}</h3>
      ${list(entries, kind)}`
  const more = (sections: readonly Section[], words: string): Html =>
    sections.length === 0
      ? html``
      : html`<details class="parts">
          <summary>${icon('right')}<span>${words}</span></summary>
          ${sections.map(
            ({ heading, entries }) =>
              html`<h4>${heading}</h4>
                ${list(entries)}`,
          )}
        </details>`
  return html`<section class="part lead">
    ${of('bottom-line').map((section) => draw(section, ' bottom'))}${of('key-points').map((section) => draw(section))}${more(of('part'), 'Part by part')}${more(of('timeline', 'numbers', 'next', 'people'), 'Dates, numbers, people, what comes next')}
  </section>`
}

/** What stands below the quotations: what is missing or one-sided, and the source. */
export function closingParts(briefing: Briefing, article: Article): Html {
  const gaps = briefing.sections.filter(({ kind }) => kind === 'gaps').flatMap(({ entries }) => entries)
  return gaps.length === 0
    ? html``
    : html`<section class="part">
        <h3 class="label">What is missing</h3>
        <ul class="lines gaps">
          ${gaps.map((entry) => line(article, entry))}
        </ul>
      </section>`
}

/** Who speaks, and how much of the article's quoted words is theirs. */
export function speakerBars(briefing: Briefing): Html {
  const speakers = briefing.sections.flatMap(({ entries }) => entries).filter((entry) => entry.kind === 'speaker')
  const most = Math.max(1, ...speakers.map(({ words }) => words))
  if (speakers.length === 0) return html``
  return html`<section class="part">
    <h3 class="label" id="who">Who speaks <small>quotations and their words</small></h3>
    <table class="bars" aria-labelledby="who">
      <thead class="hidden">
        <tr>
          <th>Speaker</th>
          <th>Quotations</th>
          <th>Words</th>
        </tr>
      </thead>
      <tbody>
        ${speakers.map(
          ({ speaker, quotes, words }) =>
            html`<tr>
              <th scope="row">
                ${writeName(speaker)}${speaker.kind === 'unnamed' ? html` <small>without a name</small>` : ''}
              </th>
              <td class="number">${quotes.length}</td>
              <td>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="${Math.round((words / most) * 100)}" height="8" rx="1.5" /></svg
                ><span>${words}</span>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function line(article: Article, entry: Entry): Html {
  switch (entry.kind) {
    case 'claim':
      return claimLine(article, entry.claim)
    case 'event':
      return claimLine(article, entry.claim, html`<b>${entry.when.words.exact}</b> `)
    case 'figure':
      return claimLine(article, entry.claim, html`<b>${entry.figure.exact}</b> `)
    case 'person':
      return item(article, [entry.mention], html`<b>${entry.name}</b>${entry.role ? `, ${entry.role.exact}` : ''}`)
    case 'gap':
      return item(article, entry.evidence, html`${entry.gap}`)
    case 'fact':
      return item(article, entry.evidence ? [entry.evidence] : [], html`${entry.label}: ${entry.value}`)
    case 'quote':
    case 'speaker':
      return html``
  }
}

const claimLine = (article: Article, { text, origin, evidence }: Claim, before: Html = html``): Html =>
  item(
    article,
    evidence,
    html`${before}${shownWords(text)}${origin === 'shortened' ? html` <small>shortened</small>` : ''}`,
  )

function item(article: Article, evidence: readonly Citation[], words: Html): Html {
  const numbers = [...new Set(evidence.flatMap(({ span }) => locateSentence(article, span.start)?.number ?? []))]
  const cited = numbers.flatMap((number) => {
    const citation = evidence.find(({ span }) => locateSentence(article, span.start)?.number === number)
    return citation ? [citeLink(article, citation)] : []
  })
  return html`<li${numbers.length > 0 ? html` data-cites="${numbers.join(' ')}"` : ''}>${words} ${cited}</li>`
}

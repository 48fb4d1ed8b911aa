/** The story of an invented ferry, as a news site of no particular make would print it. */
export const paragraphs: readonly string[] = [
  'The ferry between Port Ellery and the island of Marrow sails again from Monday, the harbour board said on Friday, nine weeks after a storm tore its landing stage away.',
  '“We promised the islanders a boat before the lambing, and they will have one,” said Ada Quill, who chairs the board.',
  'Repairs cost 2.4 million crowns, she said, of which the district pays a third. The rest comes from an insurance that nobody on the board had expected to pay so soon.',
  'Ben Moor, who keeps the shop on Marrow, said that he had flown in bread by helicopter since January. “I never want to see a loaf with a parachute again,” he said.',
  'The first crossing leaves at seven in the morning. Tickets for the whole of March cost what they did before the storm, and children sail without one.',
]

export interface PageOptions {
  readonly head?: string
  readonly around?: string
  readonly after?: string
  readonly story?: readonly string[]
}

/** A page with a menu, a byline, a caption, related links, comments and a footer around the story. */
export const newsPage = ({ head = '', after = '', story = paragraphs }: PageOptions = {}): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Ferry to Marrow sails again | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="Ferry to Marrow sails again">
<link rel="alternate" type="application/rss+xml" href="/feed.xml"><style>p { color: red }</style>${head}</head>
<body class="post has-sidebar"><header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav></header>
<main><article><h1>Ferry to Marrow sails again</h1><div class="byline">By <a rel="author" href="/ada">Cora Finch</a> | <time datetime="2024-03-01T10:00:00Z">1 March 2024</time></div>
<div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div>
<figure><img src="f.jpg"><figcaption>The ferry in better weather. Photo: Dan Oake</figcaption></figure>
${story
  .slice(0, 2)
  .map((words) => `<p>${words}</p>`)
  .join('\n')}
<p><a href="/storm">Read more: How the storm came</a></p>
<h2>What it costs</h2>
${story
  .slice(2)
  .map((words) => `<p>${words}</p>`)
  .join('\n')}
<div class="newsletter-signup"><p>Get the tides in your inbox every morning. Sign up for our newsletter.</p></div>
${after}</article>
<aside><h3>Related stories</h3><ul><li><a href="/a">The storm in pictures, taken by our readers</a></li><li><a href="/b">Why the landing stage broke in the night</a></li></ul></aside>
<section id="comments"><h3>2 comments</h3><p>I sailed on her in 1974 and she was old then, so I wonder what they mean by better weather in a place like this.</p></section></main>
<footer><p>© 2024 The Harbour Post. All rights reserved. Nothing on this page may be printed without asking us first.</p></footer>
<script>document.write('<p>not this</p>')</script></body></html>`

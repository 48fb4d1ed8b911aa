import type { Attack } from './attack.ts'

/**
 * The worst that `npm run eval -- attacks 14` grew, with the time for 6,000 and for 24,000 characters when it did. The first
 * five are of a run before what they showed was mended: they take linear time now.
 */
export const grown: readonly Attack[] = [
  // 110 and 1948 ms
  {"kind": "text", "before": "Tues", "pump": "bookprogrametэ", "after": "x"},
  // 115 and 1986 ms
  {"kind": "text", "before": "Republicans‘", "pump": "ъsobresrsltid", "after": " x"},
  // 22 and 468 ms
  {"kind": "text", "before": "do", "pump": "recirc- \net\n1,000 \nopinioni” manifesto", "after": " x"},
  // 40 and 632 ms
  {"kind": "text", "before": "sealways", "pump": "rime\nbio\nat\ndirectornon", "after": "pubblicitLiveBlogPosting"},
  // 23 and 349 ms
  {"kind": "text", "before": "", "pump": "\n\n worker matters", "after": " x"},
  // 3 and 54 ms
  {"kind": "feed", "before": "", "pump": "> ", "after": "x"},
  // 2 and 26 ms
  {"kind": "text", "before": "during", "pump": "ago", "after": "[a]("},
  // 4 and 44 ms
  {"kind": "text", "before": "# Ferry\n\n", "pump": "trending\narticles\nTechArticle\narliderMessrscorrespondent takesreklama", "after": "ft"},
  // 25 and 159 ms
  {"kind": "text", "before": "# Ferry\n\n", "pump": "ast\nAfter", "after": "ft"},
  // 15 and 91 ms
  {"kind": "text", "before": "# Ferry\n\n", "pump": "publicidadeFFFDav<b>fullago\nsujet", "after": "xhtmljr"},
  // 10 and 66 ms
  {"kind": "page", "before": "Fri", "pump": "di\npng\nanalyse\nRecord", "after": "dlst"},
  // 9 and 56 ms
  {"kind": "text", "before": "# Ferry\n\n", "pump": "trending\narticles\nTechArticle\narliderte\nmonth", "after": "ft"},
  // 27 and 143 ms
  {"kind": "text", "before": "# Ferry\n\n", "pump": "FFFDav<b>full", "after": " x"},
  // 23 and 123 ms
  {"kind": "text", "before": "# Ferry\n\n", "pump": "icised\nunder\nд", "after": ""},
  // 22 and 118 ms
  {"kind": "text", "before": "# Ferry\n\n", "pump": "les\nTechArticle\narli", "after": "ft"},
  // 7 and 47 ms
  {"kind": "text", "before": "# Ferry\n\n", "pump": "trending\narticles\nTechArticle\narliderMessrs", "after": "ft"},
  // 8 and 47 ms
  {"kind": "text", "before": "scheduled", "pump": "declared- \nopinioni\n”violinist goalkeeper", "after": "At"},
  // 31 and 141 ms
  {"kind": "text", "before": "Councillor", "pump": "i\n”", "after": ""},
  // 26 and 119 ms
  {"kind": "text", "before": "believedà", "pump": ".\nfacts\nThis\n！", "after": "bing\nprensa"},
  // 78 and 262 ms
  {"kind": "page", "before": "", "pump": " said Ada #. \nlisez", "after": "x"},
]

import { describe, expect, it } from 'vitest'
import { pageArticle } from '../../../src/sources/page/article.ts'
import { readPage } from '../../../src/sources/page/page.ts'

const footer = 'The Marrow Herald has told the news of the islands since 1911 from its house on the quay.'

/** A short report, and below it a sentence of the site's in an element that no name tells apart. */
const page = (language: string, title: string, lines: readonly string[]): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}_Marrow Herald</title></head>
<body><div class="top"><a href="/">Home</a></div><div class="text"><h1>${title}</h1>
${lines.map((words) => `<p>${words}</p>`).join('\n')}</div>
<div class="end"><p>${footer}</p><p><a href="/about">About</a> <a href="/help">Help</a></p></div></body></html>`

const reports: readonly (readonly [language: string, title: string, lines: readonly string[]])[] = [
  [
    'zh',
    '马罗岛渡轮周一复航',
    [
      '港务局星期五表示,埃勒里港与马罗岛之间的渡轮将于星期一复航,距离风暴冲走登陆码头已有九个星期。',
      '“我们答应过岛上的居民,羊羔出生之前会有船,现在他们有了。”港务局主席阿达·奎尔说。',
      '她说,修理费用为二百四十万克朗,其中三分之一由地区承担,其余由保险支付,委员会没有人料到保险公司这么快就付款。',
      '第一班渡轮早上七点出发,整个三月的票价与风暴前相同,儿童免票。',
    ],
  ],
  [
    'ja',
    'マロー島のフェリーが月曜に再開',
    [
      'エラリー港とマロー島を結ぶフェリーが月曜日に再開すると、港湾局が金曜日に発表した。嵐で桟橋が流されてから九週間になる。',
      '「子羊が生まれる前に船を出すと島の人々に約束した」と港湾局長のエイダ・クイルは語った。',
      '修理費は二百四十万クローネで、三分の一を地区が負担し、残りは保険で支払われる。三月の運賃は嵐の前と同じで、子どもは無料。',
    ],
  ],
  [
    'ko',
    '마로섬 여객선 월요일 운항 재개',
    [
      '엘러리 항구와 마로섬을 잇는 여객선이 월요일부터 다시 운항한다고 항만청이 금요일 밝혔다. 폭풍으로 부두가 떠내려간 지 아홉 주 만이다.',
      '“새끼 양이 태어나기 전에 배를 띄우겠다고 섬 주민들에게 약속했다”고 아다 퀼 항만청장은 말했다.',
      '수리비는 240만 크로네로, 그중 삼분의 일은 지역이 부담하고 나머지는 보험으로 지급된다. 어린이는 무료로 탈 수 있다.',
    ],
  ],
  [
    'th',
    'เรือข้ามฟากไปเกาะมาร์โรว์กลับมาแล่นวันจันทร์',
    [
      'คณะกรรมการท่าเรือกล่าวเมื่อวันศุกร์ว่าเรือข้ามฟากระหว่างท่าเอลเลอรีกับเกาะมาร์โรว์จะกลับมาแล่นอีกครั้งในวันจันทร์ หลังพายุพัดท่าเทียบเรือหายไปเก้าสัปดาห์',
      '“เราสัญญากับชาวเกาะว่าจะมีเรือก่อนลูกแกะเกิด และตอนนี้พวกเขาก็มีแล้ว” เอดา ควิลล์ ประธานคณะกรรมการกล่าว',
      'ค่าซ่อมสองล้านสี่แสนโครน ซึ่งเขตจ่ายหนึ่งในสาม ส่วนที่เหลือมาจากประกันภัย เด็กไม่ต้องซื้อตั๋วตลอดเดือนมีนาคม',
    ],
  ],
  [
    'ar',
    'عبّارة مارو تبحر مجددا يوم الاثنين',
    [
      'قالت هيئة الميناء يوم الجمعة إن العبّارة بين ميناء إليري وجزيرة مارو ستبحر مجددا ابتداء من يوم الاثنين، بعد تسعة أسابيع من عاصفة جرفت رصيفها.',
      'وقالت آدا كويل، رئيسة الهيئة: «وعدنا سكان الجزيرة بقارب قبل ولادة الحملان، وسيكون لهم ذلك».',
      'وبلغت كلفة الإصلاح مليونين وأربعمئة ألف كرونة، تدفع المنطقة ثلثها ويدفع التأمين الباقي. ويسافر الأطفال بلا تذكرة.',
    ],
  ],
  [
    'hi',
    'मैरो की नाव सोमवार से फिर चलेगी',
    [
      'बंदरगाह बोर्ड ने शुक्रवार को कहा कि एलरी बंदरगाह और मैरो द्वीप के बीच नाव सोमवार से फिर चलेगी, तूफ़ान में घाट बह जाने के नौ सप्ताह बाद।',
      '“हमने द्वीप के लोगों से मेमनों के जन्म से पहले नाव का वादा किया था,” बोर्ड की अध्यक्ष एडा क्विल ने कहा।',
      'मरम्मत पर चौबीस लाख क्रोन लगे, जिसका एक तिहाई ज़िला देता है और बाकी बीमा से आता है। बच्चों का टिकट नहीं लगेगा।',
    ],
  ],
]

describe('a short report in a script of its own measure is read whole, without the words of the site below it', () => {
  it.each(reports)('%s', (language, title, lines) => {
    const url = 'https://www.marrowherald.example/news/ferry'
    const read = readPage(page(language, title, lines), url)
    const { text } = pageArticle(read, url)
    expect(read.metadata.title).toBe(title)
    for (const words of lines) expect(text).toContain(words)
    expect(text).not.toContain('since 1911')
  })
})

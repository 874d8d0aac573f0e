import { docxPackages } from './docx-golden-packages.ts';
import { docxWithin } from './docx-golden-within.ts';
import { field, fieldEnd, fieldStart, p, r, story, styles, wordFile } from './docx-files.ts';

const b = '<w:b/>';
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (cells: string, properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
const font = (attributes: string): string => `<w:rFonts ${attributes}/>`;

const headingStyles = styles(
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章名"/><w:basedOn w:val="1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="list"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
);

const comments = story(
  'comments.xml',
  'comments',
  'comments',
  `<w:comment w:id="0" w:author="乙">${p(`<w:r><w:annotationRef/></w:r>${r('批語一句')}`)}</w:comment>`,
);
const commented = p(
  `${r('有')}<w:commentRangeStart w:id="0"/>${r('註')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${r('之文')}`,
);

/** Each golden file by its name: one thing that a Word document may hold, or one that other tools stumbled on. */
const docxTexts: Readonly<Record<string, () => Uint8Array>> = {
  'split-runs': () =>
    wordFile(
      p(
        `<w:r w:rsidR="001"><w:t>檔</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="002"><w:rPr><w:lang w:eastAsia="zh-TW"/></w:rPr><w:t>案</w:t></w:r><w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="0" w:name="館"/><w:r><w:rPr><w:noProof/></w:rPr><w:t>館。</w:t></w:r><w:bookmarkEnd w:id="0"/>`,
      ) + p(r('第二段', font('w:hint="eastAsia"')) + r(' second ') + r('段。', font('w:hint="eastAsia"'))),
    ),
  formatting: () =>
    wordFile(
      p(
        r('粗體', b) +
          r('與平常的字，') +
          r('斜', '<w:i/>') +
          r('底線', '<w:u w:val="single"/>') +
          r('刪', '<w:strike/>') +
          r('2', '<w:vertAlign w:val="superscript"/>') +
          r('紅粗', `${b}<w:color w:val="FF0000"/>`) +
          r('完。'),
      ) + p(r('全粗的一段', b) + r('而非粗', '<w:b w:val="0"/>') + r('又是粗的', '<w:b w:val="1"/>')),
    ),
  'meaning-of-runs': () =>
    wordFile(
      p(
        r('字距', '<w:spacing w:val="40"/>') +
          r('與字寬', '<w:w w:val="80"/>') +
          r('與字型', font('w:ascii="Arial" w:eastAsia="標楷體"')) +
          r('各不相同，不可合併。'),
      ),
    ),
  'font-slots': () =>
    wordFile(
      p(
        r('四種字型', font('w:ascii="Arial" w:hAnsi="Calibri" w:eastAsia="PMingLiU" w:cs="Arial"')) +
          r(
            '（提示）',
            font('w:ascii="Arial" w:hAnsi="Calibri" w:eastAsia="PMingLiU" w:cs="Arial" w:hint="eastAsia"'),
          ) +
          r('與佈景主題字型。', font('w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"')),
      ),
    ),
  codes: () =>
    wordFile(
      p(
        '<w:r><w:t>姓名</w:t><w:tab/><w:t>住址</w:t><w:br/><w:t>二行</w:t><w:noBreakHyphen/><w:t>三</w:t><w:softHyphen/><w:t>四</w:t><w:cr/><w:t>五</w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/><w:t>六</w:t></w:r>',
      ) +
        p(
          '<w:r><w:t>頁末</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/><w:t>次頁之首</w:t></w:r>',
        ),
    ),
  edges: () =>
    wordFile(
      p(
        '<w:r><w:tab/><w:t xml:space="preserve">　　縮排的段落  </w:t><w:tab/></w:r><w:r><w:br w:type="page"/></w:r>',
      ) +
        p('<w:r><w:tab/></w:r>') +
        p(''),
    ),
  'space-preserve': () =>
    wordFile(
      p(
        '<w:r><w:t> trimmed by Word </w:t></w:r><w:r><w:t xml:space="preserve"> kept </w:t></w:r><w:r><w:t>end</w:t></w:r>',
      ),
    ),
  escapes: () => wordFile(p(r('A &amp; B &lt;丙&gt; &#x4E01; &quot;戊&quot;'))),
  headings: () =>
    wordFile(
      p(r('書名'), '<w:pStyle w:val="t"/>') +
        p(r('第一章'), '<w:pStyle w:val="1"/>') +
        p(r('自訂樣式的標題'), '<w:pStyle w:val="own"/>') +
        p(r('大綱層級三'), '<w:outlineLvl w:val="2"/>') +
        p(r('內文'), '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'),
      [headingStyles],
    ),
  lists: () =>
    wordFile(
      p(r('第一項'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
        p(r('其下一項'), '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>') +
        p(r('樣式中的項'), '<w:pStyle w:val="list"/>') +
        p(r('脫離清單'), '<w:pStyle w:val="list"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      [headingStyles],
    ),
  'no-styles': () => wordFile(p(r('沒有樣式表'), '<w:pStyle w:val="1"/>')),
  table: () =>
    wordFile(
      `<w:tbl><w:tblPr/><w:tblGrid/>${row(cell(p(r('姓'))) + cell(p(r('名'))))}${row(cell(p(r('跨欄')), '<w:gridSpan w:val="2"/>') + cell(p('')))}${row(cell(p(r('甲一')) + p(r('甲二'))) + cell(`<w:tbl>${row(cell(p(r('內表'))))}</w:tbl>${p(r('內表之後'))}`))}</w:tbl>${p(r('表後'))}`,
    ),
  'headers-notes': () =>
    wordFile(
      p(
        `${r('正文')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>${r('之後')}<w:r><w:endnoteReference w:id="1"/></w:r>`,
      ),
      [
        story('header1.xml', 'header', 'hdr', p(`${r('頁首，第')}${field('PAGE', r('1'))}${r('頁')}`)),
        story('footer1.xml', 'footer', 'ftr', p(r('頁尾'))),
        story(
          'footnotes.xml',
          'footnotes',
          'footnotes',
          `<w:footnote w:type="separator" w:id="-1">${p('<w:r><w:separator/></w:r>')}</w:footnote><w:footnote w:id="1">${p(`<w:r><w:footnoteRef/></w:r>${r(' 腳註的文字')}`)}</w:footnote>`,
        ),
        story(
          'endnotes.xml',
          'endnotes',
          'endnotes',
          `<w:endnote w:id="1">${p(`<w:r><w:endnoteRef/></w:r>${r('章節附註')}`)}</w:endnote>`,
        ),
      ],
    ),
  comments: () => wordFile(commented, [comments]),
  'comments-left': () => wordFile(commented, [comments]),
  hyperlinks: () =>
    wordFile(
      p(
        `${r('見')}<w:hyperlink r:id="rId1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>網站</w:t></w:r></w:hyperlink>${r('與')}<w:hyperlink w:anchor="_Ref1">${r('書籤')}</w:hyperlink>${r('及')}${field('HYPERLINK "https://example.org/" \\l "甲"', r('欄位連結', '<w:color w:val="0000FF"/>'))}${r('。')}`,
      ),
      [{ name: 'https://example.org/文', kind: 'hyperlink', xml: '', external: true }],
    ),
  fields: () =>
    wordFile(
      p(
        `${r('第')}${field('PAGE \\* MERGEFORMAT', r('3'))}${r('頁，見')}${field('REF _Ref2 \\h', r('圖一'))}${r('與')}${field('REF _Ref2 \\r \\h', r('1.2'))}<w:fldSimple w:instr=" DATE "><w:r><w:t>某日</w:t></w:r></w:fldSimple>${r('，')}<w:fldSimple w:instr=" TITLE ">${r('書名')}</w:fldSimple>${r('終')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "索引"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
    ),
  'nested-fields': () =>
    wordFile(
      p(
        `${r('前')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>${field('MERGEFIELD 名', r('某'))}<w:r><w:instrText> = "甲" "是" "否" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('是')}${fieldEnd}${r('後')}`,
      ) + p(`${r('頁')}${field('= 1 + ', field('PAGE', r('2')))}${r('止')}`),
    ),
  'table-of-contents': () =>
    wordFile(
      p(
        `${fieldStart('TOC \\o "1-3"')}<w:hyperlink w:anchor="_Toc1">${r('第一章')}<w:r><w:tab/></w:r>${field('PAGEREF _Toc1 \\h', r('1'))}</w:hyperlink>`,
      ) +
        p(
          `<w:hyperlink w:anchor="_Toc2">${r('第二章')}<w:r><w:tab/></w:r>${field('PAGEREF _Toc2 \\h', r('9'))}</w:hyperlink>`,
        ) +
        p(fieldEnd) +
        p(r('正文')),
    ),
  'field-over-paragraphs': () =>
    wordFile(
      p(`${r('始')}${fieldStart('QUOTE "x"')}${r('引文一')}`) +
        p(r('引文二')) +
        p(`${r('引文三')}${fieldEnd}${r('終')}`) +
        p(`${r('日期')}${fieldStart('DATE')}${r('不譯')}`) +
        p(`${r('也不譯')}${fieldEnd}${r('又譯')}`),
    ),
  'broken-fields': () =>
    wordFile(
      p(`${fieldEnd}${r('多餘的結尾')}`) +
        p(
          `<w:hyperlink w:anchor="a">${fieldStart('QUOTE "y"')}${r('連結內開始')}</w:hyperlink>${r('連結外')}${fieldEnd}${r('後')}`,
        ),
    ),
  ruby: () =>
    wordFile(
      p(
        `<w:r><w:t>前</w:t><w:ruby><w:rubyPr/><w:rt><w:r><w:t>lán</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>瀾</w:t><w:tab/></w:r></w:rubyBase></w:ruby><w:t>後</w:t></w:r>`,
      ),
    ),
  hidden: () =>
    wordFile(
      p(r('可見') + r('直接隱藏', '<w:vanish/>') + r('樣式隱藏', '<w:rStyle w:val="h"/>') + r('仍可見')) +
        p(r('整段隱藏'), '<w:pStyle w:val="ph"/>') +
        p(r('取消隱藏', '<w:vanish w:val="0"/>'), '<w:pStyle w:val="ph"/>') +
        p(r('兩者相消', '<w:rStyle w:val="h"/>'), '<w:pStyle w:val="ph"/>'),
      [
        styles(
          '<w:style w:type="character" w:styleId="h"><w:name w:val="隱"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="h0"><w:name w:val="隱段本"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="ph"><w:name w:val="隱段"/><w:basedOn w:val="h0"/></w:style>',
        ),
      ],
    ),
};

export const docxGolden = { ...docxTexts, ...docxPackages, ...docxWithin };

/** What stands in the `.golden.json` of a file. */
export const docxSettings: Readonly<Record<string, object>> = {
  comments: { choices: { comments: true } },
  'building-blocks': { choices: { buildingBlocks: true } },
  title: { choices: { title: true } },
  'alt-texts-left': { choices: { altTexts: false } },
  'changes-rejected': { choices: { trackedChanges: 'reject' } },
  'changes-refused': { choices: { trackedChanges: 'refuse' } },
};

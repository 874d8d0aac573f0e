/* Termbases and memories as other programs write them. */

const dca = (inner: string): string =>
  `<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><text><body>${inner}</body></text></tbx>`;
const martif = (inner: string): string =>
  `<martif type="TBX" xml:lang="en"><text><body>${inner}</body></text></martif>`;
const term = (words: string, more = ''): string => `<termSec><term>${words}</term>${more}</termSec>`;
const section = (language: string, inner: string): string =>
  `<langSec xml:lang="${language}">${inner}</langSec>`;
const note = (type: string, words: string): string => `<termNote type="${type}">${words}</termNote>`;
const entry = (inner: string, id = ' id="c1"'): string => dca(`<conceptEntry${id}>${inner}</conceptEntry>`);
const ferry = section('zh-Hant', term('渡船')) + section('en', term('ferry'));
const statuses = [
  'preferredTerm-admn-sts',
  'admittedTerm-admn-sts',
  'deprecatedTerm-admn-sts',
  'supersededTerm-admn-sts',
  'standardizedTerm',
  'alternative',
  'notPreferred',
  'forbidden',
  'obsolete',
  '',
];

export const termbases: Readonly<Record<string, string>> = {
  plain: entry(ferry),
  'without an id': entry(ferry, ''),
  'version 2, with groups': martif(
    `<termEntry id="t1"><descripGrp><descrip type="subjectField">Ships</descrip><note>of the field</note></descripGrp><langSet xml:lang="zh-TW"><ntig><termGrp><term>渡船</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet><langSet lang="en-GB"><tig><term>ferry</term></tig><tig><term>ferry boat</term></tig></langSet></termEntry>`,
  ),
  'by its own elements (DCT)': `<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dct" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic" xml:lang="en"><text><body><conceptEntry id="c1"><min:subjectField>Ships</min:subjectField><langSec xml:lang="en"><termSec><term>ferry</term><min:partOfSpeech>properNoun</min:partOfSpeech><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus><basic:termType>acronym</basic:termType></termSec></langSec></conceptEntry></body></text></tbx>`,
  'everything that is said of a concept': entry(
    `<descrip type="subjectField">Ships</descrip><descrip type="subjectField">Rivers</descrip><admin type="source">a book</admin><xref type="xGraphic">https://a.example/a.png</xref><note>of it all</note><descrip type="definition">  a boat\n that  crosses </descrip>${section('zh-Hant', `<note>of the language</note>${term('渡船', `${note('partOfSpeech', 'Noun')}<admin type="source">another</admin><note>of the term</note>${note('grammaticalGender', 'other')}`)}`)}${section('en', term('ferry', note('partOfSpeech', 'verb')))}`,
  ),
  'each part of speech': dca(
    ['noun', 'proper_noun', 'Proper Noun', 'VERB', 'adjective', 'adverb', 'other', 'particle']
      .map(
        (part, n) =>
          `<conceptEntry id="p${n}">${section('en', term('a', note('partOfSpeech', part)))}</conceptEntry>`,
      )
      .join(''),
  ),
  'each status': entry(
    section(
      'en',
      statuses.map((status, n) => term(`term ${n}`, note('administrativeStatus', status))).join(''),
    ),
  ),
  'a forbidden term first, then others': entry(
    section(
      'en',
      term('a', note('administrativeStatus', 'deprecatedTerm-admn-sts')) + term('b') + term('c'),
    ) + section('de', term('d') + term('e')),
  ),
  'words of formatting and of white space': entry(
    section(
      'en',
      `<termSec><term>  a <hi>ferry</hi>\n boat </term></termSec><termSec><term> </term></termSec><termSec><term/></termSec>`,
    ),
  ),
  'a name': entry(
    `<descrip type="nameKind">person</descrip><descrip type="familyName"> 孫 </descrip><descrip type="gender">Male</descrip><descrip type="nameTitle">總統=President</descrip><descrip type="nameTitle"> 先生 </descrip>${section('zh-Hant', term('孫中山'))}${section('zh-Latn-pinyin', term('Sūn Zhōngshān') + term('Sun Zhongshan') + term('Sun Chungshan'))}${section('zh-Latn-wadegile', term('Sun Chung-shan'))}${section('yue-Latn-jyutping', term('Syun1 Zung1 saan1'))}${section('en', term('Sun Yat-sen'))}`,
  ),
  'words of a name where none is': entry(
    `<descrip type="nameKind">ship</descrip><descrip type="familyName">孫</descrip>${section('zh-Latn-pinyin', term('Sūn'))}${ferry}`,
  ),
  'no terms': entry(section('en', '')),
  'concepts in what is around them': dca(
    `<x><conceptEntry>${ferry}</conceptEntry></x><conceptEntry>${ferry}</conceptEntry><note>of nothing</note>`,
  ),
  'another root': '<html><body/></html>',
  'cut off': dca(`<conceptEntry>${ferry}</conceptEntry>`).slice(0, -12),
  'with a document type': `<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">${martif('<termEntry><langSet xml:lang="en"><tig><term>a</term></tig></langSet></termEntry>')}`,
};

/** Tables of terms as rows of cells. */
export const termTables: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'by languages': [
    ['zh-Hant', 'en'],
    ['渡船', 'ferry|ferry boat'],
    ['橋', ''],
  ],
  'by languages of every writing': [
    ['ZH_hant', 'en-gb', 'x', 'Term', 'yue', 'de-DE'],
    ['渡', 'a', 'b', 'c', 'd', 'e'],
  ],
  'a row for each term': [
    ['concept', 'language', 'term', 'status', 'part of speech', 'Domain', 'SOURCE', 'note', 'picture'],
    [
      '1',
      'zh-Hant',
      '渡船',
      'preferred',
      'Proper Noun',
      'ships',
      'a book',
      'a note',
      'https://a.example/a.png',
    ],
    ['1', 'en_GB', 'ferry', 'Admitted', '', '', '', '', ''],
    ['1', 'en', 'boat', 'forbidden', 'verb', 'rivers', '', '', ''],
    ['', 'en', 'bridge', 'so', '', '', '', '', ''],
    ['', 'en', 'ford', '', '', '', '', '', ''],
  ],
  'in any order, with heads of its own': [
    ['Term', 'Colour', 'Language', '', 'term'],
    ['渡船', 'red', 'zh-Hant', 'nameless', 'second'],
    ['橋', '', 'zh-Hant', '', '', 'behind', 'all'],
  ],
  names: [
    [
      'language',
      'term',
      'Name Kind',
      'surname',
      'gender',
      'titles',
      'pinyin',
      'pinyinTones',
      'wade-giles',
      'jyutping',
    ],
    [
      'zh-Hant',
      '孫中山',
      ' Person',
      '孫',
      'male',
      '總統＝President|先生| =x',
      'Sun Zhongshan',
      'Sūn Zhōngshān',
      'Sun Chung-shan',
      'Syun1 Zung1 saan1',
    ],
    ['zh-Hant', '臺北', 'place', '', '', '', 'Taibei', '', '', ''],
    ['zh-Hant', '石頭', 'stone', '', 'other', '', '', '', '', ''],
  ],
  'words of names where no kind is': [
    ['zh-Hant', 'pinyin', 'gender'],
    ['孫', 'Sun', 'male'],
  ],
  'notes and further columns': [
    ['zh-Hant', 'note', 'Note', 'Used by'],
    ['渡船', 'one', 'two', 'A'],
    ['橋', '', '', ''],
  ],
  'no columns that are known': [
    ['Term', 'Meaning'],
    ['a', 'b'],
  ],
  'no rows': [['zh-Hant', 'en']],
  nothing: [],
};

/** The same as text, with what only text has. */
export const termTexts: Readonly<Record<string, string>> = {
  'semicolons, quotes and a byte order mark': '\ufeffzh-Hant;en\r\n"渡;船";"a ""ferry"""\r\n',
  tabs: 'zh-Hant\ten\n渡船\tferry\n',
  'quotes that do not end': 'zh-Hant,en\n渡船,"ferry\n橋,bridge\n',
  'an apostrophe before what a table would compute': "zh-Hant,en\n'=渡,'+ferry\n",
};

const tmx = (units: string, header = '<header srclang="zh-Hant"/>'): string =>
  `<tmx version="1.4">${header}<body>${units}</body></tmx>`;
const variant = (language: string, words: string, attributes = '', before = ''): string =>
  `<tuv xml:lang="${language}"${attributes}>${before}<seg>${words}</seg></tuv>`;
const unit = (inner: string, attributes = ''): string => `<tu${attributes}>${inner}</tu>`;
const pairOf = (attributes = '', before = ''): string =>
  variant('zh-Hant', '渡船') + variant('en', 'ferry', attributes, before);
const level = (word: string): string => `<prop type="x-ConfirmationLevel">${word}</prop>`;

export const memories: Readonly<Record<string, string>> = {
  plain: tmx(unit(pairOf())),
  'who and when, of the unit and of its text': tmx(
    unit(pairOf(), ' creationid="A" creationdate="20260102T030405Z"') +
      unit(
        pairOf(),
        ' creationid="A" changeid="B" creationdate="20260102T030405Z" changedate="20260103T030405Z"',
      ) +
      unit(
        pairOf(' changeid="C" changedate="20260104T030405Z"'),
        ' changeid="B" changedate="20260103T030405Z"',
      ) +
      unit(pairOf(' changeid=""'), ' creationid="A" changeid="B"') +
      unit(pairOf(), ' changedate="yesterday"') +
      unit(pairOf(), ' changedate="2026-01-05T00:00:00Z"'),
  ),
  'each level of confirmation': tmx(
    [
      'Unspecified',
      'Draft',
      'Translated',
      'RejectedTranslation',
      'ApprovedTranslation',
      'RejectedSignOff',
      'ApprovedSignOff',
      'other',
    ]
      .map((word) => unit(pairOf('', level(word))))
      .join(''),
  ),
  'a level of the unit, and of its text': tmx(
    unit(level('Draft') + pairOf()) + unit(level('Draft') + pairOf('', level('ApprovedSignOff'))),
  ),
  'the least finished of several': tmx(
    unit(
      variant('zh-Hant', '船') +
        variant('en', 'boat', '', level('ApprovedSignOff')) +
        variant('de', 'Boot', '', level('Draft')),
    ),
  ),
  languages: tmx(
    unit(
      variant('zh-TW', '船') +
        variant('EN_us', 'boat') +
        variant('en-US', 'ship') +
        '<tuv lang="fr"><seg>bateau</seg></tuv>',
    ),
    '<header srclang="zh-TW"/>',
  ),
  'a unit in another language': tmx(
    unit(variant('en', 'boat') + variant('zh-Hant', '船'), ' srclang="en"') +
      unit(variant('en', 'boat') + variant('fr', 'bateau')),
  ),
  'of all languages': tmx(
    unit(variant('en', 'boat') + variant('zh-Hant', '船')),
    '<header srclang="*all*"/>',
  ),
  'nothing to remember': tmx(
    unit(variant('zh-Hant', '')) +
      unit(variant('zh-Hant', '船')) +
      unit(variant('zh-Hant', '船') + variant('en', ' ')) +
      unit('') +
      unit(variant('zh-Hant', '船') + '<tuv xml:lang="en"/>'),
  ),
  codes: tmx(
    unit(
      variant(
        'zh-Hant',
        '<bpt i="1" type="bold">&lt;b></bpt>渡<ept i="1">&lt;/b></ept>船<ph x="1"/><it pos="begin">&lt;i></it>',
      ) + variant('en', 'a <bpt i="1" type="bold">&lt;b></bpt>ferry<ept i="1">&lt;/b></ept><ph x="1"/>'),
    ),
  ),
  'sub-flows': tmx(
    unit(
      variant('zh-Hant', '船<ph>&lt;a title="<sub>渡口</sub>"></ph>') +
        variant('en', 'boat<ph>&lt;a title="<sub>ford</sub>"></ph>'),
    ),
  ),
  'words around words': tmx(unit(variant('zh-Hant', '<hi type="x">渡</hi>船') + variant('en', 'fer<hi/>ry'))),
  'notes and properties': tmx(
    unit(`<note>of the unit</note><prop type="client">A</prop>${pairOf('', '<note>of the text</note>')}`),
  ),
  'with a namespace': `<tmx xmlns="http://www.lisa.org/tmx14" version="1.4"><header srclang="zh-Hant"/><body>${unit(pairOf())}</body></tmx>`,
  'another root': '<xliff/>',
  'no units': tmx(''),
  'cut off': tmx(unit(pairOf()) + unit(pairOf())).slice(0, -40),
  'with a document type': `<!DOCTYPE tmx SYSTEM "tmx14.dtd">${tmx(unit(pairOf()))}`,
};

/** Tables of memories. */
export const memoryTables: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'two languages': [
    ['zh-Hant', 'en'],
    ['渡船', 'ferry'],
    ['橋', ''],
    ['', 'ford'],
    ['', ''],
  ],
  'three, with all that is said': [
    ['original', 'zh-Hant', 'en', 'de', 'State', 'author', 'time', 'document', 'origin', 'before', 'after'],
    ['zh-Hant', '渡船', 'ferry', 'Fähre', 'reviewed', 'A', '2026-01-02T03:04:05Z', 'd', 'typed', '上', '{/}'],
    ['en', '橋', 'bridge', '', ' Draft', '', '2026-01-02', '', 'typed', '', ''],
    ['fr', '船', 'boat', '', 'other', '', 'yesterday', 'd', '', '{/}', '{1:strong}'],
  ],
  tags: [
    ['zh-Hant', 'en'],
    ['{1:strong}渡{/1}船', '{1:strong}fer{/1}ry{2:break/}'],
    ['{1:strong}渡', '{{1:strong}'],
  ],
  'heads of its own': [
    ['zh_hant', 'EN', 'Colour', ''],
    ['渡船', 'ferry', 'red', 'x'],
  ],
  'one language': [
    ['zh-Hant', 'Colour'],
    ['渡船', 'red'],
  ],
  'no languages': [
    ['a', 'b'],
    ['c', 'd'],
  ],
  nothing: [],
};

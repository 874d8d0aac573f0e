import { by, deleted, inserted, run } from '../word-edits.ts';

/* What can stand in a cell of a Word document. */

export const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const values = ['', '0', '1', 'true', 'false', 'off', 'on', 'none', 'single'];

const property = (name: string, value: string | null): string =>
  value === null ? `<w:${name}/>` : `<w:${name} w:val="${value}"/>`;
const look = (text: string, properties: string): string => run(text, `<w:rPr>${properties}</w:rPr>`);
export const p = (content: string, mark = ''): string =>
  `<w:p>${mark === '' ? '' : `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`}${content}</w:p>`;
const change = (name: string, content: string, author = 'B', date?: string): string =>
  `<w:${name} ${by(author, 1, date)}>${content}</w:${name}>`;

const flags = ['b', 'i', 'u', 'strike', 'dstrike'].map((name): [string, string] => [
  `w:${name} with each value`,
  p([null, ...values].map((value) => look(value ?? 'bare', property(name, value))).join('')),
]);

const faces = [
  'Consolas',
  'Courier New',
  'courier',
  'Menlo',
  'Monaco',
  'Lucida Console',
  'Liberation Mono',
  'DejaVu Sans Mono',
  'Cascadia Code',
  'My Consolas',
  'Times New Roman',
];
const looks: readonly (readonly [string, string])[] = [
  ...flags,
  [
    'strike and double strike, one of them off',
    p(look('a', '<w:strike w:val="0"/><w:dstrike/>') + look('b', '<w:dstrike w:val="0"/><w:strike/>')),
  ],
  [
    'vertical positions',
    p(
      ['subscript', 'superscript', 'baseline', '', 'Superscript']
        .map((each) => look(each === '' ? 'empty' : each, property('vertAlign', each)))
        .join('') + look('bare', property('vertAlign', null)),
    ),
  ],
  [
    'typefaces',
    p(
      faces.map((face) => look(face, `<w:rFonts w:ascii="${face}"/>`)).join('') +
        look('other script', '<w:rFonts w:eastAsia="Consolas"/>'),
    ),
  ],
  [
    'character styles',
    p(
      [
        'Bold',
        'Italic',
        'Both',
        'NotBold',
        'Loop',
        'Ring',
        'Deep9',
        'Deep10',
        'Deep11',
        'Deep12',
        'Para',
        'Gone',
      ]
        .map((style) => look(style, property('rStyle', style)))
        .join(''),
    ),
  ],
  [
    'character styles and properties of the run itself',
    p(
      look('a', '<w:rStyle w:val="Bold"/><w:b w:val="0"/><w:i/>') +
        look('b', '<w:rStyle w:val="Italic"/><w:b/>') +
        look('c', '<w:rStyle/><w:b/>'),
    ),
  ],
  [
    'changes of look that were tracked',
    p(look('a', `<w:i/><w:rPrChange ${by('B')}><w:rPr><w:b/></w:rPr></w:rPrChange>`)),
  ],
];

const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const told = (text: string, name = 'instrText'): string => `<w:r><w:${name}>${text}</w:${name}></w:r>`;
const linkField = (instruction: string, result: string): string =>
  field('begin') + told(instruction) + field('separate') + result + field('end');

const links: readonly (readonly [string, string])[] = [
  ['hyperlink', p(`<w:hyperlink r:id="rIdOut">${run('out')}</w:hyperlink>${run('after')}`)],
  ['hyperlink that leads nowhere', p(`<w:hyperlink r:id="rIdGone">${run('a')}</w:hyperlink>`)],
  ['hyperlink within the document', p(`<w:hyperlink w:anchor="x">${run('a')}</w:hyperlink>`)],
  [
    'hyperlink to a part of the document',
    p(`<w:hyperlink r:id="rIdIn">${run('a')}</w:hyperlink>${look('b', '<w:b/>')}`),
  ],
  ['field of a link', p(run('see ') + linkField(' HYPERLINK "https://a.example/" ', run('a')) + run('.'))],
  ['field of a link in small letters', p(linkField('hyperlink  "https://a.example/"', run('a')))],
  ['field of a link within the document', p(linkField('HYPERLINK \\l "x"', run('a')))],
  ['field of a link with an empty address', p(linkField('HYPERLINK ""', run('a')))],
  [
    'field told in two pieces, one of them taken out',
    p(
      field('begin') +
        told('HYPERLINK ') +
        told('gone', 'delInstrText') +
        told('"https://a.example/"') +
        field('separate') +
        run('a') +
        field('end'),
    ),
  ],
  ['field without a result', p(field('begin') + told('PAGE') + field('end') + run('a'))],
  [
    'field that does not end',
    p(field('begin') + told('HYPERLINK "https://a.example/"') + run('a') + run('b')),
  ],
  [
    'field that does not end, with a result',
    p(field('begin') + told('HYPERLINK "https://a.example/"') + field('separate') + run('a')) + p(run('b')),
  ],
  ['end and result of a field that did not begin', p(field('separate') + run('a') + field('end') + run('b'))],
  ['words told outside of a field', p(told('HYPERLINK "https://a.example/"') + run('a'))],
  [
    'field in a field',
    p(
      linkField(
        'HYPERLINK "https://outer.example/"',
        run('a') +
          linkField(' PAGE ', run('1')) +
          linkField('HYPERLINK "https://inner.example/"', run('b')) +
          run('c'),
      ) + run('d'),
    ),
  ],
  [
    'fields deeper than any document nests them',
    p(
      field('begin').repeat(51) +
        told('HYPERLINK "https://a.example/"') +
        field('separate') +
        run('a') +
        field('end').repeat(51) +
        run('b'),
    ),
  ],
  [
    'simple field',
    p(
      `<w:fldSimple w:instr=" HYPERLINK &quot;https://a.example/&quot; ">${run('a')}</w:fldSimple>${run('b')}`,
    ),
  ],
  [
    'simple field of another kind',
    p(`<w:fldSimple w:instr="PAGE">${run('1')}</w:fldSimple><w:fldSimple>${run('2')}</w:fldSimple>`),
  ],
  [
    'simple field in a hyperlink',
    p(`<w:hyperlink r:id="rIdOut"><w:fldSimple w:instr="PAGE">${run('1')}</w:fldSimple></w:hyperlink>`),
  ],
];

const symbol = (char: string): string => `<w:r><w:sym w:font="Wingdings" w:char="${char}"/></w:r>`;
const box = (text: string): string => `<w:txbxContent>${p(run(text))}</w:txbxContent>`;
const alternatives = (choices: readonly string[], fallback: string | null): string =>
  `<mc:AlternateContent>${choices.map((each) => `<mc:Choice Requires="wps">${each}</mc:Choice>`).join('')}${fallback === null ? '' : `<mc:Fallback>${fallback}</mc:Fallback>`}</mc:AlternateContent>`;
const ruby = (base: string, reading: string | null): string =>
  `<w:r><w:ruby><w:rubyPr><w:lid w:val="zh-TW"/></w:rubyPr>${reading === null ? '' : `<w:rt>${run(reading)}</w:rt>`}<w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`;

const contents: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['an empty paragraph', p('')],
  ['several paragraphs', p(run('a')) + p(run('b')) + p(run('c'))],
  ['empty paragraphs before, between and behind', p('') + p('') + p(run('a')) + p('') + p(run('b')) + p('')],
  ['an empty text in a paragraph', p(run('')) + p(run('a'))],
  ['spaces that count', p(run(' a ') + run('\n b\t'))],
  [
    'spaces that do not count',
    p('<w:r><w:t>  a  b  </w:t></w:r><w:r><w:t> \n </w:t></w:r><w:r><w:t>c</w:t></w:r>'),
  ],
  [
    'signs',
    p(
      '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t><w:br/><w:t>d</w:t><w:br w:type="page"/><w:t>e</w:t><w:cr/><w:t>f</w:t><w:softHyphen/><w:t>g</w:t><w:noBreakHyphen/><w:t>h</w:t></w:r>',
    ),
  ],
  ['signs in bold', p('<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>')],
  [
    'symbols by their numbers',
    p(
      ['F04A', '0041', '20', '1f', '4E2D', 'D7FF', 'D800', 'DFFF', 'E000', 'FFFD', 'FFFE', '', 'zz', '1F600']
        .map((each) => run(`${each}:`) + symbol(each))
        .join('') +
        run('bare:') +
        '<w:r><w:sym/></w:r>',
    ),
  ],
  [
    'text of a formula and of a drawing',
    p('<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath><w:r><w:drawing><a:t>drawn</a:t></w:drawing></w:r>'),
  ],
  ['words in art', p('<w:r><w:pict><v:shape><v:textpath string="art"/></v:shape></w:pict></w:r>')],
  ['art without words', p('<w:r><w:pict><v:shape><v:textpath/></v:shape></w:pict></w:r>' + run('a'))],
  ['text box between words', p(run('a') + `<w:r>${box('boxed')}</w:r>` + run('b')) + p(run('c'))],
  [
    'text box in a text box',
    p(
      run('a') +
        `<w:r><w:txbxContent>${p(run('b') + `<w:r>${box('c')}</w:r>` + run('d'))}</w:txbxContent></w:r>` +
        run('e'),
    ),
  ],
  ['text box outside of a paragraph', box('a') + p(run('b'))],
  ['two text boxes', p(`<w:r>${box('one')}</w:r>` + run('a') + `<w:r>${box('two')}</w:r>`)],
  ['text box in bold', p(`<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t>${box('b')}</w:r>`)],
  [
    'alternatives, the first of which is read',
    p(`<w:r>${alternatives(['<w:t>one</w:t>', '<w:t>two</w:t>'], '<w:t>old</w:t>')}</w:r>`),
  ],
  ['alternatives that have a fallback only', p(`<w:r>${alternatives([], '<w:t>old</w:t>')}</w:r>`)],
  ['alternatives without any', p(`<w:r>${alternatives([], null)}<w:t>a</w:t></w:r>`)],
  ['reading above words', p(run('a') + ruby('漢字', 'hànzì') + run('b'))],
  ['words without a reading', p(ruby('漢', null))],
  [
    'content controls',
    `<w:sdt><w:sdtPr><w:alias w:val="x"/><w:t>no</w:t></w:sdtPr><w:sdtContent>${p(`<w:sdt><w:sdtContent>${run('a')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
  ],
  [
    'smart tags, and elements of others',
    p(`<w:smartTag>${run('a')}</w:smartTag><x:y xmlns:x="urn:x">${run('b')}<x:t>no</x:t></x:y>`),
  ],
  [
    'footnote and endnote',
    p(
      run('a') +
        '<w:r><w:footnoteReference w:id="2"/></w:r>' +
        run('b') +
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
    ),
  ],
  [
    'notes that are not there, and an empty one',
    p(
      run('a') +
        '<w:r><w:footnoteReference w:id="9"/><w:endnoteReference/><w:footnoteReference w:id="3"/></w:r>',
    ),
  ],
  [
    'footnote in italics, put in',
    p(run('a') + change('ins', '<w:r><w:rPr><w:i/></w:rPr><w:footnoteReference w:id="2"/></w:r>')),
  ],
  [
    'table in the cell',
    p(run('a')) +
      `<w:tbl><w:tblPr/><w:tr><w:trPr/><w:tc><w:tcPr/>${p(run('1'))}</w:tc><w:tc>${p(run('2'))}</w:tc></w:tr><w:tr><w:tc>${p(run('3'))}</w:tc></w:tr></w:tbl>` +
      p(''),
  ],
  [
    'table in the cell, a row of it put in and one taken out',
    `<w:tbl><w:tr><w:trPr><w:ins ${by('B')}/></w:trPr><w:tc>${p(run('1'))}</w:tc></w:tr><w:tr><w:trPr><w:del ${by('C')}/></w:trPr><w:tc>${p(run('2'))}</w:tc></w:tr></w:tbl>` +
      p(run('a')),
  ],
  [
    'bookmarks',
    p(
      `<w:bookmarkStart w:id="1" w:name="one"/>${run('a')}<w:bookmarkStart w:id="2" w:name="two"/><w:bookmarkEnd w:id="1"/><w:bookmarkStart/><w:bookmarkEnd w:id="2"/>`,
    ),
  ],
  [
    'entities and references',
    p(
      '<w:r><w:t>&amp;amp; &lt;b&gt; &#x6f22; &#20018; &quot;&apos;</w:t></w:r><w:r><w:t><![CDATA[<c> & ]]></w:t></w:r><!-- not said --><w:r><w:t>d</w:t></w:r>',
    ),
  ],
  ['characters beyond the first plane', p(run('𠮷a') + deleted(run('𠮷')) + run('b'))],
];

const one = '2026-11-26T09:00:00Z';
const two = '2026-11-27T09:00:00Z';
const changes: readonly (readonly [string, string])[] = [
  ['put in and taken out', p(run('a') + deleted(run('b')) + inserted(run('c')) + run('d'))],
  [
    'taken out, and words beside it that nobody is named for',
    p('<w:r><w:delText>gone</w:delText></w:r>' + run('a')),
  ],
  [
    'put in and taken out again by one, and by another',
    p(
      change('ins', run('a') + change('del', run('b'))) +
        change('ins', run('c') + change('del', run('d'), 'C')) +
        run('e'),
    ),
  ],
  ['taken out around what was put in', p(change('del', change('ins', run('a'), 'C')) + run('b'))],
  [
    'by two people',
    p(
      run('a') +
        deleted(run('b'), 'B') +
        inserted(run('c'), 'B') +
        deleted(run('d'), 'C') +
        inserted(run('e'), 'C') +
        run('f'),
    ),
  ],
  [
    'by two people who left one word each',
    p(inserted(run('a'), 'B') + inserted(run('b'), 'C') + inserted(run('c'), 'B')),
  ],
  [
    'by nobody: no name, and names that are none',
    p(
      `<w:ins w:id="1">${run('a')}</w:ins>` +
        ['', ' ', 'Author', 'Unknown', '作者', 'Microsoft Office User', 'ａｄｍｉｎ', 'Guest ', 'Authors']
          .map((name) => inserted(run(`${name}.`), name))
          .join(''),
    ),
  ],
  [
    'of one person at two times',
    p(change('ins', run('a'), 'B', two) + run('b') + change('del', run('c'), 'B', one)),
  ],
  [
    'of one person at two times, the later last',
    p(change('ins', run('a'), 'B', one) + change('ins', run('b'), 'B', two) + run('c')),
  ],
  [
    'without a time',
    p(`<w:ins w:id="1" w:author="B">${run('a')}</w:ins>` + change('ins', run('b'), 'B', one)),
  ],
  [
    'several runs of one change, joined',
    p(inserted(run('a') + run('b')) + inserted(run('c')) + run('d') + inserted(run('e'))),
  ],
  [
    'changes of one person that are not of one kind',
    p(inserted(run('a')) + deleted(run('b')) + inserted(run('c'))),
  ],
  [
    'changes of two people beside each other, of one kind',
    p(inserted(run('a'), 'B') + inserted(run('b'), 'C')),
  ],
  [
    'moved',
    p(
      `<w:moveFromRangeStart w:id="1" w:name="m"/>${change('moveFrom', run('x'))}<w:moveFromRangeEnd w:id="1"/>${run('y')}${change('moveTo', run('x'))}`,
    ),
  ],
  ['end of a paragraph put in', p(run('a'), `<w:ins ${by('B')}/>`) + p(run('b'))],
  ['end of a paragraph taken out', p(run('a'), `<w:del ${by('B')}/>`) + p(run('b'))],
  [
    'end of a paragraph put in, and taken out by another',
    p(run('a'), `<w:ins ${by('B')}/><w:del ${by('C')}/>`) + p(run('b')),
  ],
  [
    'end of a paragraph moved',
    p(run('a'), `<w:moveFrom ${by('B')}/>`) + p(run('b'), `<w:moveTo ${by('B')}/>`) + p(run('c')),
  ],
  ['paragraph put in whole at the end', p(run('a'), `<w:ins ${by('B')}/>`) + p(inserted(run('b')))],
  ['paragraph put in whole before', p(inserted(run('a')), `<w:ins ${by('B')}/>`) + p(run('b'))],
  ['all taken out', p(deleted(run('a') + run('b')))],
  ['all taken out, by two', p(deleted(run('a'), 'B') + deleted(run('b'), 'C'))],
  ['a link put in', p(change('ins', `<w:hyperlink r:id="rIdOut">${run('a')}</w:hyperlink>`))],
  [
    'put in inside a link and a content control',
    p(
      `<w:hyperlink r:id="rIdOut">${inserted(run('a'))}</w:hyperlink><w:sdt><w:sdtContent>${deleted(run('b'))}</w:sdtContent></w:sdt>`,
    ),
  ],
  ['spaces put in', p(run('a') + inserted(run(' ')) + run('b') + inserted(run('  ')))],
  ['bold put in and plain taken out', p(inserted(look('a', '<w:b/>')) + deleted(run('a')))],
  ['a reading put in', p(inserted(ruby('漢', 'hàn')))],
  ['a formula and a symbol put in', p(inserted('<w:r><w:sym w:char="0041"/><w:tab/></w:r>') + run('a'))],
];

const properties: readonly (readonly [string, string, string])[] = [
  ['merged with the one above', '<w:vMerge/>', p(run('a'))],
  ['merged, continuing', '<w:vMerge w:val="continue"/>', p(run('a'))],
  ['merged, the first', '<w:vMerge w:val="restart"/>', p(run('a'))],
  ['taken out with tracking on', `<w:cellDel ${by('B')}/>`, p(run('a'))],
  ['put in with tracking on', `<w:cellIns ${by('B')}/>`, p(run('a'))],
];

export const cells: readonly (readonly [string, string, string])[] = [
  ...[...looks, ...links, ...contents, ...changes].map(([name, content]) => [name, '', content] as const),
  ...properties,
];

import { describe, expect, it } from 'vitest';
import { pageEdits } from '#core/formats/html/fill-page.ts';
import { fillHtml } from '#core/formats/html/fill.ts';
import { applySourceEdits } from '#core/formats/patch.ts';
import { plain, type DocumentId, type InlineTag, type RichText } from '#core/model/index.ts';
import { blocksOf, fileOf, sourceOf } from './sources.ts';

type Change = (rich: RichText, at: number) => RichText | string;

/** A page filled with other words for each of its blocks. */
const filled = (page: string, change: Change, language: string | null = null): string => {
  const texts = blocksOf('html', page).map(({ rich, ref = '' }, at) => {
    const text = change(rich, at);
    return { ref, rich: typeof text === 'string' ? plain(text) : text };
  });
  return applySourceEdits(
    page,
    pageEdits({ text: page, isXml: page.startsWith('<?xml'), visible: (words) => words }, texts, language)
      .edits,
  ).join('');
};

/** A text whose tags are written as `{1}` to `{9}`, in the order they are to stand in; `{/1}` ends a pair. */
const tagged =
  (text: string): Change =>
  ({ tags }) => {
    const found: InlineTag[] = [];
    let plainText = '';
    for (const part of text.split(/(\{\/?\d\})/)) {
      const [, slash, id] = /^\{(\/?)(\d)\}$/.exec(part) ?? [];
      const at = Array.from(plainText).length;
      const tag = tags.find((one) => String(one.id) === id && (one.kind === 'close') === (slash === '/'));
      if (tag !== undefined) found.push({ ...tag, at });
      else plainText += part;
    }
    return { text: plainText, tags: found };
  };

describe('a page filled with other words', () => {
  it.each([
    ['tags in their order', '<p>甲<b class=x>乙</b>丙</p>', 'a{1}b{/1}c', '<p>a<b class=x>b</b>c</p>'],
    [
      'tags in another order',
      '<p>甲<b>乙</b>丙<a href=x title=題>丁</a></p>',
      '{2}d{/2} of {1}b{/1}',
      '<p><a href=x title=題>d</a> of <b>b</b></p>',
    ],
    ['a pair taken out', '<p>甲<i>乙</i>丙<b>丁</b></p>', 'a {2}d{/2}', '<p>a <b>d</b></p>'],
    ['a placeholder moved', '<p>甲<img src=a>乙</p>', '{1}ab', '<p><img src=a>ab</p>'],
    [
      'what is protected comes back',
      '<p>按<kbd translate=no>F<b>1</b></kbd>鍵<b>乙</b></p>',
      'press',
      '<p>press<kbd translate=no>F<b>1</b></kbd></p>',
    ],
    [
      'a comment and an anchor',
      '<p>甲<!-- c --><a id=q></a><b>乙</b>丙</p>',
      'all',
      '<p>all<!-- c --><a id=q></a></p>',
    ],
    ['lines', '<p>甲<br/>乙<br >丙</p>', 'a\nb\nc', '<p>a<br/>b<br >c</p>'],
    ['a link around all', '<li><a href=x>甲</a>', 'a', '<li><a href=x>a</a>'],
    ['fewer lines', '<p>甲<br>乙<br>丙</p>', 'a\nb', '<p>a<br>b</p>'],
    ['more lines', '<p>甲<br>乙</p>', 'a\nb\nc', '<p>a<br>b<br>c</p>'],
    [
      'paragraphs of a cell',
      '<table><tr><td><p>甲</p> <p><b>乙</b></p></td></tr></table>',
      'a\nb',
      '<table><tr><td><p>a</p> <p>b</p></td></tr></table>',
    ],
    [
      'a reading alone',
      '<p>讀<ruby class=r>書<rp>(</rp><rt>shū</rt></ruby>和<b>人</b></p>',
      '{2}p{/2} {1}b{/1}',
      '<p><b>p</b> <ruby class=r>b<rp>(</rp><rt>shū</rt></ruby></p>',
    ],
    [
      'one reading of two',
      '<p><ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby></p>',
      '{2}z{/2}',
      '<p><ruby>z<rt>zì</rt></ruby></p>',
    ],
    ['the beginning of what ends behind', '<p><b>甲<p>乙</b>丙', 'x', '<p>x<b><p>乙</b>丙'],
    ['markup in words', '<p>甲</p>', 'a < b & c > "d"', '<p>a &lt; b &amp; c > "d"</p>'],
    [
      'entities that stay',
      '<p>甲&nbsp;乙&hellip;丙&#x4e01;</p>',
      '甲\u00a0B…丙丁',
      '<p>甲&nbsp;B&hellip;丙&#x4e01;</p>',
    ],
    [
      'CDATA',
      '<?xml version="1.0"?><p>甲<![CDATA[<乙>]]></p>',
      '甲<c]]>',
      '<?xml version="1.0"?><p>甲<![CDATA[<c]]]]><![CDATA[>]]></p>',
    ],
    ['a new line in XML', '<?xml version="1.0"?><p>甲</p>', 'a\nb', '<?xml version="1.0"?><p>a<br/>b</p>'],
  ])('%s', (_, page, words, wanted) => {
    expect(filled(page, (rich, at) => (at === 0 ? tagged(words)(rich, at) : rich))).toBe(wanted);
  });

  it('puts words into attributes as their quotes need it', () => {
    const page = '<img alt="甲&amp;乙" src=a><img alt=\'丙\' src=b><img alt=丁 src=c>';
    expect(filled(page, ({ text }) => `${text} "it's"`)).toBe(
      '<img alt="甲&amp;乙 &quot;it\'s&quot;" src=a><img alt=\'丙 "it&#39;s"\' src=b><img alt="丁 &quot;it&#39;s&quot;" src=c>',
    );
  });

  it('writes an attribute inside of a tag that is moved', () => {
    const page = '<p>甲<b>乙</b><img alt="圖"></p>';
    const words = (rich: RichText, at: number) => (at === 0 ? tagged('{2}{1}b{/1}')(rich, at) : 'picture');
    expect(filled(page, words)).toBe('<p><img alt="picture"><b>b</b></p>');
  });

  it('puts the words of a title that says what the heading says into both', () => {
    const page = '<title>渡口</title><h1>渡口</h1>';
    expect(filled(page, () => 'Ferry')).toBe('<title>Ferry</title><h1>Ferry</h1>');
  });

  it('takes words out that have no translation, and leaves their elements', () => {
    expect(filled('<p>甲<b>乙</b></p><ul><li>丙</ul>', () => '')).toBe('<p></p><ul><li></ul>');
  });
});

describe('the language that a page says', () => {
  it.each([
    [
      'the root and what says the same',
      '<html lang="zh-TW"><p lang=zh>甲<i lang="ja">乙</i>',
      '<html lang="en"><p lang=en>甲<i lang="ja">乙</i>',
    ],
    ['a root that says none', '<html class="x"><p>甲', '<html class="x" lang="en"><p>甲'],
    ['no root', '<p>甲', '<p>甲'],
    [
      'what is not translated',
      '<html lang=zh><p translate=no lang=zh>甲<p>乙',
      '<html lang=en><p translate=no lang=zh>甲<p>乙',
    ],
    [
      'both attributes of XML',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh" lang="zh"><p>甲</p></html>',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><p>甲</p></html>',
    ],
    [
      'XML that says none',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>甲</p></html>',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><p>甲</p></html>',
    ],
  ])('%s', (_, page, wanted) => {
    expect(filled(page, (rich) => rich, 'en')).toBe(wanted);
  });

  it('stays where that is not asked for', () => {
    expect(filled('<html lang="zh"><p>甲', () => 'a')).toBe('<html lang="zh"><p>a');
  });
});

describe('the file of a page', () => {
  const write = (
    bytes: Uint8Array,
    encoding: 'big5' | 'utf-8',
    text: string,
    words: string,
    adapt = false,
  ) => {
    const [block] = blocksOf('html', text);
    const rows = [
      {
        document: 1 as DocumentId,
        opensDocument: 'a.html',
        ...(block?.ref === undefined ? {} : { ref: block.ref }),
        texts: { source: block?.rich ?? '', en: words },
      },
    ];
    const source = sourceOf(rows, [{ side: 'en', language: 'en', label: 'English' }]);
    const pieces: Uint8Array[] = [];
    const original = { ...fileOf(text), bytes: () => bytes, encoding };
    const written = fillHtml(
      { ...source, originals: () => [original] },
      { layout: 'stacked', created: '', adapt },
      (piece) => void pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece.slice()),
    );
    return { written, bytes: Buffer.concat(pieces) };
  };

  it('keeps its encoding, and has references for what that lacks', () => {
    const big5 = (hex: string): Buffer =>
      Buffer.concat([Buffer.from('<meta charset=big5><p>'), Buffer.from(hex, 'hex'), Buffer.from('</p>')]);
    const page = '<meta charset=big5><p>渡口</p>';
    // 渡 is B4E7, 口 is A466 in Big5; é and 😀 are not in it.
    const { bytes } = write(big5('b4e7a466'), 'big5', page, '口é😀');
    expect(bytes.toString('latin1')).toBe(
      big5('a466').toString('latin1').replace('</p>', '&#xe9;&#x1f600;</p>'),
    );
  });

  it('keeps its byte order mark and bytes that are no characters', () => {
    const before = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from('<!-- '),
      Buffer.from([0xff]),
    ]);
    const page = '<!-- \ufffd --><p>甲</p>';
    const { bytes } = write(Buffer.concat([before, Buffer.from(' --><p>甲</p>')]), 'utf-8', page, 'a');
    expect(bytes.equals(Buffer.concat([before, Buffer.from(' --><p>a</p>')]))).toBe(true);
  });

  it('counts its lists, and is set, as its language is', () => {
    const style =
      '<style>ol { list-style: inside cjk-ideographic } h2::before { content: counter(h, trad-chinese-formal) "、" } body { writing-mode: vertical-rl } .cjk-decimal { color: red }</style>';
    const page = `${style}<ol style="list-style-type:cjk-heavenly-stem"><li>甲</ol>`;
    const { written, bytes } = write(Buffer.from(page), 'utf-8', page, 'a', true);
    expect(bytes.toString()).toBe(
      page
        .replace('cjk-ideographic', 'decimal')
        .replace('trad-chinese-formal', 'decimal')
        .replace('vertical-rl', 'horizontal-tb')
        .replace('cjk-heavenly-stem', 'upper-alpha')
        .replace('甲', 'a'),
    );
    expect(written).toMatchObject({
      value: {
        adapted: [
          { code: 'html.direction', count: 1 },
          { code: 'html.numbering', count: 3 },
        ],
      },
    });
  });

  it('tells how it was adapted to its language', () => {
    const page = '<html lang=zh><p>甲';
    const { written, bytes } = write(Buffer.from(page), 'utf-8', page, 'a', true);
    expect(bytes.toString()).toBe('<html lang=en><p>a');
    expect(written).toMatchObject({ value: { rows: 1, adapted: [{ code: 'html.language', count: 1 }] } });
  });
});

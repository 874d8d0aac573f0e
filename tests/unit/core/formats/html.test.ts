import { Parser } from 'htmlparser2';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationKind } from '#core/model/index.ts';
import { writeHtml } from '#core/formats/html/write.ts';
import type { HtmlOptions } from '#core/formats/html/write.ts';
import { formatOf } from './read-blocks.ts';
import { declaredCharset } from '#core/formats/html/charset.ts';
import { validRich } from '#core/text/mapping.ts';
import { blocksOf, hostileRich, hostileText, sourceOf, three } from './sources.ts';
import type { RowSpec } from './sources.ts';

const shapes = (html: string): unknown[] =>
  blocksOf('html', html).map(({ kind, level, rich }) => [kind, level, rich.text]);

describe('reading HTML', () => {
  it('makes blocks of block elements, also where end tags are missing', () => {
    const page = `<!doctype html><title>T &amp; t</title><style>p{}</style><body>loose <b>text</b>
      <h2>二</h2><p>一段，
      換行。<p>next<ul><li>a<li>b<ul><li>c</ul></ul><blockquote><p>q</blockquote><pre>
 x
  y &lt;
</pre><script>if (a < b) "</p>"</script>end`;
    expect(shapes(page)).toEqual([
      ['heading', 1, 'T & t'],
      ['paragraph', 0, 'loose text'],
      ['heading', 2, '二'],
      ['paragraph', 0, '一段，換行。'],
      ['paragraph', 0, 'next'],
      ['list-item', 1, 'a'],
      ['list-item', 1, 'b'],
      ['list-item', 2, 'c'],
      ['quote', 1, 'q'],
      ['code', 0, 'x\n  y <'],
      ['paragraph', 0, 'end'],
    ]);
  });

  it('reads on, in broken XHTML, behind a script whose address without quotes ends in a slash', () => {
    const page =
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>a</p><script src=a.js/><p>b</p></body></html>';
    expect(shapes(page)).toEqual([
      ['paragraph', 0, 'a'],
      ['paragraph', 0, 'b'],
    ]);
  });

  it('has the title as a heading only when there is no h1', () => {
    expect(shapes('<title>T</title><h1>H</h1>')).toEqual([
      ['paragraph', 0, 'T'],
      ['heading', 1, 'H'],
    ]);
  });

  it('takes one <br> for a new line and two for a new paragraph', () => {
    expect(shapes('<p>一<br>二<br><br>三<br/> <br/>四</p>')).toEqual([
      ['paragraph', 0, '一\n二'],
      ['paragraph', 0, '三'],
      ['paragraph', 0, '四'],
    ]);
  });

  it('turns inline elements into tags and leaves their white space outside', () => {
    const [block] = blocksOf(
      'html',
      '<p>𠮷 <b>bold </b>and <a href="javascript:x">link</a><img alt="圖" src="a.png"><span>.</span><i></i></p>',
    );
    expect(block?.rich).toEqual({
      text: '𠮷 bold and link.',
      tags: [
        { at: 2, kind: 'open', id: 1, type: 'strong' },
        { at: 6, kind: 'close', id: 1, type: 'strong' },
        { at: 11, kind: 'open', id: 2, type: 'link', data: { href: 'javascript:x' } },
        { at: 15, kind: 'close', id: 2, type: 'link' },
        { at: 15, kind: 'empty', id: 3, type: 'image', data: { src: 'a.png', alt: '圖' } },
      ],
    });
  });

  it('keeps the characters under a ruby, with their reading as data', () => {
    const [block] = blocksOf('html', '<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</ruby>很多');
    expect(block?.rich.text).toBe('漢字很多');
    expect(block?.rich.tags.map(({ at, kind, data }) => [at, kind, data?.['ruby']])).toEqual([
      [0, 'open', 'hàn'],
      [1, 'close', undefined],
      [1, 'open', 'zì'],
      [2, 'close', undefined],
    ]);
  });

  it('keeps the shape of tables in the gaps', () => {
    const page = '<table><tr><th>a<th>b<tr><td><p>1</p><p>2</p><td><td>3</table><p>after';
    expect(blocksOf('html', page).map(({ rich, gap }) => [rich.text, gap])).toEqual([
      ['a', '\t'],
      ['b', '\n'],
      ['1\n2', '\t\t'],
      ['3', '\n\n'],
      ['after', ''],
    ]);
  });

  it.each([
    ['inline tags', '<b>'.repeat(100_000) + 'x' + '</b>'.repeat(100_000)],
    ['unclosed and unopened tags', '<b>'.repeat(20_000) + '<p>x' + '</i>'.repeat(20_000)],
    ['angle brackets', 'x' + '<'.repeat(100_000)],
    ['readings', 'x' + '<ruby><rt>'.repeat(20_000)],
  ])('survives 100,000 nested %s', (_, page) => {
    expect(blocksOf('html', page)[0]?.rich.text.startsWith('x')).toBe(true);
  });

  it('reads any text into valid blocks', () => {
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<td>',
      '<tr>',
      '<table>',
      '</table>',
      '<li>',
      '<ul>',
      '<br>',
      '<ruby>',
      '<rt>',
      '<a href=x>',
      '</a>',
      '<pre>',
      '<svg>',
      '<title>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, hostileText)), (parts) => {
        for (const { rich } of blocksOf('html', parts.join('').toWellFormed()))
          expect(validRich(rich)).toBe(true);
      }),
    );
  });

  it('refuses more text than it can hold', () => {
    const chunks = Array.from({ length: 33 }, () => 'x'.repeat(1024 * 1024));
    expect(() => blocksOf('html', ...chunks)).toThrow('file.too-large');
    expect(() => blocksOf('md', ...chunks)).toThrow('file.too-large');
  });
});

describe('telling formats apart', () => {
  it.each([
    ['a.txt', '', 'txt'],
    ['A.B.HTM', '', 'html'],
    ['x.xhtml', '', 'html'],
    ['x.markdown', '', 'md'],
    ['README', '# x', 'txt'],
    ['page', ' <!DOCTYPE html><p>', 'html'],
    ['page', '<?xml version="1.0"?>\n<html>', 'html'],
    ['第1章。二', 'x', 'txt'],
    ['.hidden', 'x', 'txt'],
    ['x.docx', 'PK', 'docx'],
    ['x.pages', 'PK', null],
  ])('%s', (name, head, format) => {
    expect(formatOf(name, head)).toBe(format);
  });

  it('finds the charset a page declares', () => {
    expect(declaredCharset('<meta charset="GB2312">')).toBe('gb2312');
    expect(declaredCharset('<meta http-equiv=Content-Type content="text/html; charset=big5">')).toBe('big5');
    expect(declaredCharset("<?xml version='1.0' encoding='UTF-8'?>")).toBe('utf-8');
    expect(declaredCharset('<p>charset=x</p>')).toBe(null);
  });
});

const layouts: readonly HtmlOptions['layout'][] = ['side-by-side', 'stacked'];

const write = (specs: readonly RowSpec[], layout: HtmlOptions['layout'], title = ''): string => {
  let text = '';
  expect(writeHtml(sourceOf(specs, three, title), { layout }, (piece) => (text += piece)).ok).toBe(true);
  return text;
};

type Seen = { names: Set<string>; attributes: Set<string>; text: string; balanced: boolean };

/** Reads a page with a parser of its own: its elements, attributes and words, and whether every end has its beginning. */
const inspect = (html: string): Seen => {
  const seen: Seen = { names: new Set(), attributes: new Set(), text: '', balanced: true };
  const stack: string[] = [];
  const empty = new Set(['meta', 'col', 'br']);
  const parser = new Parser({
    onopentag: (name, attributes) => {
      seen.names.add(name);
      for (const [key, value] of Object.entries(attributes)) {
        seen.attributes.add(key);
        if (key === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:)/i);
      }
      if (!empty.has(name)) stack.push(name);
    },
    onclosetag: (name, implied) => {
      if (empty.has(name)) return;
      if (implied || stack.pop() !== name) seen.balanced = false;
    },
    ontext: (text) => {
      if (stack.includes('body')) seen.text += text;
    },
  });
  parser.end(html);
  return seen;
};

const allowed =
  'html head meta title style body main h1 h2 h3 h4 h5 h6 table colgroup col thead tbody tr th td span section div p strong em u s code sub sup a ruby rt br'.split(
    ' ',
  );

describe.each(layouts)('writing HTML %s', (layout) => {
  it('holds every text in its language', () => {
    const html = write(
      [{ texts: { source: '原文', 'zh-Hans': '简体', en: 'English & more' } }],
      layout,
      'T<b>',
    );
    expect(html).toContain('<title>T&lt;b&gt;</title>');
    for (const [language, text] of [
      ['zh-Hant', '原文'],
      ['zh-Hans', '简体'],
      ['en', 'English &amp; more'],
    ])
      expect(html).toMatch(new RegExp(`lang="${language}">${text}<`));
  });

  it('lets nothing out of a text, whatever it and its tags hold', () => {
    const rows = fc.array(
      fc.tuple(hostileRich, hostileText, fc.constantFrom('paragraph', 'heading', 'code', 'list-item')),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(rows, hostileText, (specs, title) => {
        const html = write(
          specs.map(([source, en, kind]) => ({
            kind: kind as 'code',
            texts: { source, en },
            opensDocument: title,
          })),
          layout,
          title,
        );
        const seen = inspect(html);
        expect(seen.balanced).toBe(true);
        expect([...seen.names].filter((name) => !allowed.includes(name))).toEqual([]);
        expect([...seen.attributes].filter((name) => /^on|src|style/.test(name))).toEqual([]);
        expect(html.isWellFormed()).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('stays well nested and safe when notes cut hostile texts, and loses no word', () => {
    const notes = { elsewhere: [], elsewhereTitle: '', continued: '{words}' };
    fc.assert(
      fc.property(hostileRich, hostileText, fc.nat(40), fc.nat(40), (rich, words, a, b) => {
        const note = {
          number: 1,
          quote: words,
          head: words,
          body: `${words}\n\n[x](javascript:1) <script>`,
          wording: words,
          author: words,
          created: words,
          resolved: null,
          replies: [{ author: words, created: words, body: words }],
        };
        const range = { start: Math.min(a, b), end: Math.max(a, b) };
        const places = [true, false].map((isFirst) => ({ note, side: 'source' as const, isFirst, ...range }));
        let html = '';
        const source = sourceOf([{ texts: { source: rich }, notes: places }], three);
        writeHtml({ ...source, notes }, { layout }, (piece) => (html += piece));
        // Links within the page lead from words to note and back.
        const seen = inspect(html.replaceAll(/href="#(?:note|words)-1"/g, ''));
        expect(seen.balanced).toBe(true);
        const further = ['mark', 'aside', 'q', 'time', 'blockquote', 'pre', 'b'];
        expect([...seen.names].filter((name) => !allowed.concat(further).includes(name))).toEqual([]);
        expect([...seen.attributes].filter((name) => /^on|src|style/.test(name))).toEqual([]);
        expect(html.match(/href="#note-1"/g)).toHaveLength(2);
        expect(html.match(/id="words-1"/g)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('marks the words of notes by kind, several notes as the first that is open', () => {
    const note = (number: number, kind: AnnotationKind, resolved: string | null = null) => ({
      number,
      kind,
      resolved,
      quote: '',
      head: '',
      body: '',
      wording: null,
      author: '',
      created: '',
      replies: [],
    });
    const place = (start: number, end: number, of: ReturnType<typeof note>) => ({
      note: of,
      side: 'source' as const,
      isFirst: true,
      start,
      end,
    });
    const notes = [
      place(0, 1, note(1, 'comment')),
      place(1, 2, note(2, 'error')),
      place(2, 3, note(3, 'term', 'done')),
      place(3, 4, note(4, 'question', 'done')),
      place(3, 4, note(5, 'highlight')),
    ];
    let html = '';
    const source = sourceOf([{ texts: { source: '甲乙丙丁' }, notes }], three);
    const around = { elsewhere: [], elsewhereTitle: '', continued: '' };
    writeHtml({ ...source, notes: around }, { layout }, (piece) => (html += piece));
    expect(html.match(/<mark.*?<\/mark>/g)).toEqual([
      '<mark>甲</mark>',
      '<mark class="error">乙</mark>',
      '<mark class="resolved">丙</mark>',
      '<mark class="highlight">丁</mark>',
    ]);
  });

  it('fetches nothing', () => {
    expect(write([{ texts: { source: 'x' } }], layout)).not.toMatch(/<script|<link|@import|url\(|https?:/);
  });
});

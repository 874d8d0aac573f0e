import { describe, expect, test } from 'vitest';
import { readBlocks } from './read-blocks.ts';
import type { ReadFinding } from '#core/formats/format.ts';

const read = (text: string, name = 'chapter.xhtml') => {
  const findings: ReadFinding[] = [];
  const report = (finding: ReadFinding): void => void findings.push(finding);
  const blocks = [...readBlocks('html', [text], { name, report })].flatMap((block) =>
    block.ok ? [block.value] : [],
  );
  return { words: blocks.map(({ rich }) => rich.text), blocks, findings };
};

const page = (body: string, head = '<title>第一章</title>'): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-Hant"><head>${head}</head>\n<body>${body}</body></html>\n`;

describe('XHTML is read as XML', () => {
  test('elements that close themselves swallow nothing', () => {
    const { blocks, findings } = read(
      page(
        '<h1>第一章 渡口</h1><p>船清早開出。<span class="x"/>狗叫了兩聲。</p><div/><p>沒有人<a id="p2"/>上船。</p>',
        '<title>第一章</title><script src="a.js"/><style/>',
      ),
    );
    expect(blocks.map(({ kind, rich, line }) => [kind, rich.text, line])).toEqual([
      ['paragraph', '第一章', 3],
      ['heading', '第一章 渡口', 4],
      ['paragraph', '船清早開出。狗叫了兩聲。', 4],
      ['paragraph', '沒有人上船。', 4],
    ]);
    expect(findings).toEqual([]);
  });

  test.each([
    ['an empty title', page('<p>甲</p>', '<title/>'), ['甲']],
    [
      'frames, fields and frames of other kinds',
      page('<p>甲<iframe src="x"/>乙<textarea/>丙<noscript/>丁</p>'),
      ['第一章', '甲乙丙丁'],
    ],
    [
      'entities of the document type',
      page('<p>甲&nbsp;乙&mdash;丙&eacute;&lt;&#x4e01;&#25098;</p>'),
      ['第一章', '甲\u00a0乙—丙é<丁戊'],
    ],
    ['CDATA', page('<p>甲<![CDATA[<b>乙</b> & 丙]]></p>'), ['第一章', '甲<b>乙</b> & 丙']],
    ['script in CDATA', page('<p>甲</p>', '<script>//<![CDATA[\nif (a<b) c();\n//]]></script>'), ['甲']],
    ['comments and processing instructions', page('<p>甲<!-- 不 --><?不 不?>乙</p>'), ['第一章', '甲乙']],
    [
      'drawings and formulas',
      page(
        '<p>甲<svg xmlns="http://www.w3.org/2000/svg"><text>不</text></svg>乙<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>丙</p>',
      ),
      ['第一章', '甲乙丙', '不'],
    ],
    ['a paragraph in a paragraph, as XML has it', page('<p>甲<p>乙</p>丙</p>'), ['第一章', '甲', '乙', '丙']],
    ['upper case names', page('<P>甲</P><DIV>乙</DIV>'), ['第一章', '甲', '乙']],
  ])('%s', (_, text, words) => {
    const { words: found, findings } = read(text);
    expect(found.filter((word) => word !== '')).toEqual(words);
    expect(findings).toEqual([]);
  });

  test('prefixes say nothing', () => {
    const text =
      '<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns:m="http://www.w3.org/1998/Math/MathML"><h:body><h:h1>甲</h:h1><h:p>乙<m:math><m:mi>x</m:mi></m:math>丙</h:p></h:body></h:html>';
    expect(read(text).words).toEqual(['甲', '乙丙']);
  });

  test.each([
    ['the extension', '<html><head><script src="a.js"/></head><body><p>甲</p></body></html>', 'a.xhtml'],
    ['the extension .xht', '<html><head><script src="a.js"/></head><body><p>甲</p></body></html>', 'a.XHT'],
    [
      'the declaration',
      '<?xml version="1.0"?><html><head><script src="a.js"/></head><body><p>甲</p></body></html>',
      'a.html',
    ],
    [
      'blank lines before the declaration',
      '\n\n<?xml version="1.0"?><html><head><script src="a.js"/></head><body><p>甲</p></body></html>',
      'a.html',
    ],
    [
      'the namespace',
      '<html xmlns="http://www.w3.org/1999/xhtml"><head><script src="a.js"/></head><body><p>甲</p></body></html>',
      'a.html',
    ],
    [
      'the namespace behind a document type and a comment',
      '<!-- x --><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n<html lang="zh" xmlns="http://www.w3.org/1999/xhtml"><head><script src="a.js"/></head><body><p>甲</p></body></html>',
      'index',
    ],
  ])('is told by %s', (_, text, name) => {
    expect(read(text, name).words).toEqual(['甲']);
  });

  test('a page of HTML that only mentions it stays HTML', () => {
    const text = '<!DOCTYPE html><html><body><p>甲<br>乙 & 丙<p>xmlns="http://www.w3.org/1999/xhtml"</html>';
    expect(read(text, 'a.html')).toMatchObject({
      words: ['甲\n乙 & 丙', 'xmlns="http://www.w3.org/1999/xhtml"'],
      findings: [],
    });
  });
});

describe('XML that is not well-formed loses no words, and it is said', () => {
  test.each([
    ['a bare ampersand', '<p>甲 & 乙</p><p>丙</p>', '甲 & 乙｜丙'],
    ['a bare less-than sign', '<p>1 < 2</p><p>丙</p>', '1 < 2｜丙'],
    ['a tag never closed', '<p>甲<br>乙</p><p>丙</p>', '甲\n乙｜丙'],
    ['tags crossed', '<p>甲<b>乙<i>丙</b>丁</i></p>', '甲乙丙丁'],
    ['an end tag too many', '<p>甲</p></div><p>乙</p>', '甲｜乙'],
    ['attributes without quotes', '<p class=x>甲</p><script src=a.js/><p>乙</p>', '甲｜乙'],
    ['an attribute twice', '<p id="a" id="b">甲</p>', '甲'],
    ['an entity nobody declared', '<p>甲&kuoi;乙</p>', '甲&kuoi;乙'],
    [
      'a prefix of nothing, and self-closed tags',
      '<p>甲 & <span/>乙</p><div/><textarea/><iframe/><p>丙</p>',
      '甲 & 乙｜丙',
    ],
    ['a control character', '<p>甲\u0001乙</p><title/><p>丙</p>', '甲\u0001乙｜丙'],
    ['words behind the end', '<p>甲</p></body></html><p>乙</p>', '甲｜乙'],
  ])('%s', (_, body, words) => {
    const text = page(body, '<script src="a.js"/>').replace(
      /<\/body><\/html>\n$/,
      body.includes('</html>') ? '' : '</body></html>\n',
    );
    const { words: found, findings } = read(text);
    expect(found.join('｜')).toBe(words);
    expect(findings).toMatchObject([{ code: 'xml-malformed' }]);
  });

  test('cut off', () => {
    const { words, findings } = read(page('<p>甲</p><p>乙').slice(0, -10));
    expect(words).toEqual(['第一章', '甲', '乙']);
    expect(findings).toHaveLength(1);
  });

  test('with the line', () => {
    expect(read(page('\n\n<p>甲</b></p>')).findings).toMatchObject([
      { line: 6, detail: '<p>甲</b></p></body></html>' },
    ]);
  });
});

describe('hostile XML', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>甲&c;乙</p></body></html>`;
  test('entities of the document itself are not expanded', () => {
    expect(read(bomb)).toMatchObject({ words: ['甲&c;乙'], findings: [{ code: 'xml-malformed' }] });
  });

  test('nothing outside is read', () => {
    const text = `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>甲&x;乙</p></body></html>`;
    expect(read(text).words).toEqual(['甲&x;乙']);
  });

  test('depth costs neither stack nor quadratic time', () => {
    const deep = page(`${'<div><span>'.repeat(50_000)}甲${'</span></div>'.repeat(50_000)}`, '');
    expect(read(deep)).toMatchObject({ words: ['甲'], findings: [] });
  });
});

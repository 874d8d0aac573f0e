import { expect, test } from 'vitest';
import { htmlMarkup } from '#core/formats/html/markup.ts';
import { readHtml } from '#core/formats/html/read.ts';
import { splitRich } from '#core/text/mapping.ts';
import { namedForms } from '#core/omegat/named-form.ts';
import { omegatCuts } from '#core/omegat/cuts.ts';

const cuts = (text: string): readonly number[] => omegatCuts(text, 'zh-TW');

/** The first paragraph of a page, cut behind so many characters, as OmegaT writes its segments. */
const forms = (body: string, at: readonly number[] = [], isXml = false): readonly string[] | null => {
  const [block] = Array.from(readHtml(body, isXml), (one) => (one.ok ? one.value : null));
  const markup = htmlMarkup(body, isXml).get(block?.ref ?? '');
  if (block === null || block === undefined || markup === undefined) return null;
  let rest = block.rich;
  const parts = [];
  let from = 0;
  for (const cut of [...at, Array.from(block.rich.text).length]) {
    const [left, right] = splitRich(rest, cut - from);
    const breaks = right.text.startsWith('\n') ? 1 : 0;
    parts.push({ rich: left, breaks });
    rest = breaks === 1 ? splitRich(right, 1)[1] : right;
    from = cut + breaks;
  }
  return namedForms(parts, markup, cuts);
};

/** What OmegaT 3.6 itself wrote of these paragraphs (console-createpseudotranslatetmx). */
test('tags of a page are named by their elements and numbered through the paragraph', () => {
  const first = '<p>這是<b>粗體</b>和<i>斜體</i>文字。好<br>的，<a href="x.html" title="題">鏈接</a>。</p>';
  expect(forms(first, [10, 11])).toEqual([
    '這是<b0>粗體</b0>和<i1>斜體</i1>文字。',
    '好<br2>',
    '的，<a3>鏈接</a3>。',
  ]);
  expect(forms('<p>看<img src="a.png" alt="圖">與<strong>強<em>調</em></strong>。</p>')).toEqual([
    '看<i0>與<s1>強<e2>調</e2></s1>。',
  ]);
  expect(forms('<p><b>開頭</b>粗。<b>第二句</b>粗。跨<b>句。子</b>末。</p>', [4, 9, 12])).toEqual([
    '<b0>開頭</b0>粗。',
    '<b1>第二句</b1>粗。',
    '跨<b2>句。',
    '子</b2>末。',
  ]);
  expect(
    forms('<html xmlns="http://www.w3.org/1999/xhtml"><body><p>看<br/>好</p></body></html>', [1], true),
  ).toEqual(['看<br0/>', '好']);
});

test('where more stands in a text than its tags, nothing is named', () => {
  expect(forms('<p><span>無</span>和<b>粗</b>。</p>')).toBeNull();
  expect(forms('<p>註<!-- c -->解<b>粗</b>。</p>')).toBeNull();
});

import { expect, test } from 'vitest';
import { decodeXmlText } from '#core/formats/strings/xml-elements.ts';

test.each([
  ['a&amp;b&lt;c&gt;d&quot;e&apos;f', 'a&b<c>d"e\'f'],
  ['&#65;&#x41;&#x5929;&#128512;', 'AA天😀'],
  ['&#1;&#x10ffff;', '\u0001\u{10ffff}'],
  ['&#0;&#x0;&#x110000;&#1114112;', '&#0;&#x0;&#x110000;&#1114112;'],
  ['&nbsp; &amp &; &#; &#x;', '&nbsp; &amp &; &#; &#x;'],
  ['&amp;lt;', '&lt;'],
  ['a\r\nb\rc\n', 'a\nb\nc\n'],
])('%j is %j', (written, text) => {
  expect(decodeXmlText(written)).toBe(text);
});

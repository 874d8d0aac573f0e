import { expect, it } from 'vitest';
import { partTexts, readTree, readXml as readOffice, type XmlElement } from '#core/ooxml/xml.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readXml, type XmlRules } from '#core/xml/read.ts';
import { documents } from './documents.ts';

/*
 * What is told of documents of XML, by the reader of documents and by that of parts of Word documents: `documents.txt`. Where a change of the code changes it, the lines that
 * differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

const visible = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(
      /[\u007f-\u00a0\ufeff\ufffe\uffff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
const short = (text: string): string => {
  const shown = visible(text);
  return shown.length > 160 ? `${shown.slice(0, 100)} … ${shown.slice(-40)} (${text.length})` : shown;
};

const rules: XmlRules = {
  namespaces: new Map([['urn:a', 'a']]),
  allowsDoctype: true,
  entities: (name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", own: 'OWN &amp;' })[name],
};

const attributeText = (attributes: ReadonlyMap<string, string>): string =>
  [...attributes].map(([name, value]) => ` ${name}=“${value}”`).join('');

/** What is told in one line; a text that comes in several pieces of a section is told as each of them. */
const told = (pieces: readonly string[]): string => {
  const seen: string[] = [];
  const slice = ({ from, to }: { readonly from: number; readonly to: number }): string => `${from}–${to}`;
  const reading = readXml(
    pieces,
    {
      open: ({ name, written, attributes, isEmpty }, at) =>
        void seen.push(
          `<${name}${name === written ? '' : ` (${written})`}${attributeText(attributes)}${isEmpty ? '/' : ''}> ${slice(at)}`,
        ),
      close: (name, at) => void seen.push(`</${name}> ${slice(at)}`),
      text: (text, at, isCdata) => void seen.push(`${isCdata ? 'section' : 'text'} “${text}” ${slice(at)}`),
      comment: (text, at) => void seen.push(`comment “${text}” ${slice(at)}`),
      instruction: (target, body, at) => void seen.push(`instruction ${target} “${body}” ${slice(at)}`),
    },
    rules,
  );
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  const fault = step.value;
  if (fault === null) return seen.join(', ');
  const failure = xmlFailure(fault);
  const what =
    fault.kind === 'limit' ? `limit ${fault.what}` : `${fault.line}:${fault.column} ${fault.detail}`;
  return [
    ...seen,
    `fault ${what}: ${failure.ok ? '' : `${failure.error.code} ${JSON.stringify(failure.error.params)}`}`,
  ].join(', ');
};

/** A text in pieces of so many units, none of which ends within a surrogate pair. */
const cut = (text: string, length: number): readonly string[] =>
  text.match(new RegExp(`(?:[\\ud800-\\udbff][\\udc00-\\udfff]|[^]){1,${length}}`, 'g')) ?? [];

const toldOfOffice = (pieces: readonly string[]): string => {
  const seen: string[] = [];
  const add = (kind: string, text: string): void => {
    // A text may come in any number of pieces.
    const last = seen.at(-1);
    if (kind === 'text' && last?.startsWith('“') === true) seen[seen.length - 1] = `${last}${text}`;
    else seen.push(kind === 'text' ? `“${text}` : text);
  };
  const problem = readOffice(pieces, {
    open: (name, attributes) => (add('open', `<${name}${attributeText(attributes)}>`), null),
    close: (name) => add('close', `</${name}>`),
    text: (text) => add('text', text),
  });
  return [...seen, ...(problem === null ? [] : [`problem ${JSON.stringify(problem)}`])].join(' ');
};

it('is told as it was, wherever the pieces are cut', async () => {
  const lines = documents.flatMap((text) => {
    const all = told([text]);
    for (const length of text.length > 2000 ? [700] : [1, 2, 3, 7])
      expect(told(cut(text, length)), text).toBe(all);
    return [short(text), `  ${short(all)}`];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('documents.txt');
});

const office = [
  ...documents.filter((text) => text.length < 400),
  '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:a="1" b="2"><w:r/><r/></w:p>',
  '<p xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main" a="1"/>',
  '<x:a xmlns:x="urn:schemas-microsoft-com:vml"><x:b xmlns:x="urn:other"/><x:c/></x:a>',
  ...[
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
    'http://schemas.openxmlformats.org/officeDocument/2006/math',
    'http://purl.oclc.org/ooxml/officeDocument/math',
    'http://schemas.openxmlformats.org/drawingml/2006/main',
    'http://purl.oclc.org/ooxml/drawingml/main',
    'http://schemas.openxmlformats.org/markup-compatibility/2006',
    'http://schemas.openxmlformats.org/package/2006/relationships',
    'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties',
    'http://purl.oclc.org/ooxml/officeDocument/customProperties',
    'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes',
    'http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes',
    'http://schemas.microsoft.com/office/word/2010/wordml',
    'http://schemas.microsoft.com/office/word/2012/wordml',
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main/',
  ].map((address) => `<n:a xmlns:n="${address}" n:b="1"/>`),
];

it('is told as it was by the reader of parts', async () => {
  const lines = office.flatMap((text) => {
    const all = toldOfOffice([text]);
    for (const length of [1, 3, 7]) expect(toldOfOffice(cut(text, length)), text).toBe(all);
    return [short(text), `  ${short(all)}`];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('office.txt');
});

const written = (element: XmlElement): string =>
  `${element.name}(${element.children.map((one) => (typeof one === 'string' ? one : written(one))).join(' ')})`;

it('is told no end of an element of which there is too much', () => {
  const seen: string[] = [];
  const problem = readOffice(['<a><b/></a>'], {
    open: (name) => (seen.push(`open ${name}`), seen.length === 2 ? 'wordRows' : null),
    close: (name) => void seen.push(`close ${name}`),
    text: () => {},
  });
  expect(problem).toEqual({ beyond: 'wordRows' });
  expect(seen).toEqual(['open ?', 'open ?']);
});

it('is read from each encoding that a part may have', () => {
  const text = '<a>漢\r\n𠮷\r</a>';
  const big = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const encoded = [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    big,
  ];
  for (const bytes of encoded)
    for (const length of [1, 2, 3, 100]) {
      const pieces = (function* () {
        for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
        return null;
      })();
      // The first piece must hold the mark.
      if (length === 1 && bytes[0] !== 0x3c) continue;
      // The mark of UTF-8 is left to the reader.
      expect([...partTexts(pieces)].join('').replace('\ufeff', '')).toBe('<a>漢\n𠮷\n</a>');
    }
  const damaged = partTexts(
    (function* () {
      yield Buffer.from([0x3c, 0xff]);
      return null;
    })(),
  );
  let step = damaged.next();
  while (step.done !== true) step = damaged.next();
  expect(step.value).toBe('damaged');
});

it('becomes a tree', () => {
  const tree = readTree(['<a>b<c d="e">f</c><c/>', 'g</a><!-- h -->']);
  expect('problem' in tree ? tree.problem : written(tree)).toBe('?(b ?(f) ?() g)');
  expect(readTree(['<a>'])).toEqual({ problem: 'a not closed' });
  expect(readTree([])).toEqual({ problem: 'no root' });
  expect(readTree([' '])).toEqual({ problem: 'no root' });
});

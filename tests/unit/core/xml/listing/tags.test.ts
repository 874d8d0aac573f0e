import { expect, it } from 'vitest';
import { withRelation, withType } from '#core/ooxml/package-lists.ts';
import { disallowedAt, isSpace, isXmlCharacter, nameEnd } from '#core/xml/characters.ts';
import { lineFinder } from '#core/xml/lines.ts';
import { escapeXmlAttribute, escapeXmlText, withAttribute, writtenAttributes } from '#core/xml/tag-source.ts';

/* What is made of tags as they are written, and which characters are what: `tags.txt`, `characters.txt`. */

const tags = [
  '<a>',
  '<a/>',
  '<a />',
  '<a b="1">',
  "<a b='1'/>",
  '<a b = "1"\n\tc\r\n=\r\n\'2\' d="3" />',
  '<x:a x:b="1" b="2">',
  '<a bb="1" b="2">',
  '<a b="1>2" c="/>"/>',
  '<a b="" c="x&amp;y"  >',
  '<a b="c=\'d\'" c="2">',
  '<a\n>',
];

/** Tags that no reader takes: what of them is an attribute, and no more. */
const malformed = ['<a b="1"c="2">', '<a b c="2">', '<a b=1 c="2">', '<a b="1', '<a b="1" c'];

it('are taken apart and put together as they were', async () => {
  const lines = tags.flatMap((tag) => [
    JSON.stringify(tag),
    ...writtenAttributes(tag).map(
      ({ name, from, to, value }) =>
        `  ${name}: ${JSON.stringify(tag.slice(from, to))}, value ${JSON.stringify(tag.slice(value.from, value.to))}`,
    ),
    ...(
      [
        ['b', '9'],
        ['b', null],
        ['c', '<&>"\'\t\r\n'],
        ['c', null],
        ['z', ''],
      ] as const
    ).map(
      ([name, value]) =>
        `  ${name} to ${JSON.stringify(value)}: ${JSON.stringify(withAttribute(tag, name, value))}`,
    ),
  ]);
  for (const tag of malformed) {
    const found = writtenAttributes(tag).map(
      ({ name, value }) => `${name}=${tag.slice(value.from, value.to)}`,
    );
    lines.push(`${JSON.stringify(tag)}: ${found.join(' ')}`);
  }
  const all = 'a&b<c>d"e\'f\tg\nh\ri&amp;';
  lines.push(escapeXmlText(all), escapeXmlAttribute(all));
  const lists = [
    null,
    '<Relationships/>',
    '<Relationships xmlns="x"/>\n',
    '<Relationships xmlns="x"><Relationship Id="rId1"/><Relationship Id="rId3"/></Relationships>',
    '<p:Relationships xmlns:p="x"><p:Relationship Id="rId2"/></p:Relationships >\n',
    '<p:Relationships xmlns:p="x"/>',
  ];
  for (const list of lists) lines.push(withRelation(list, { type: 'urn:t', target: 'a "b" & c.xml' }));
  for (const list of ['<Types/>', '<Types xmlns="x"><Default/></Types>', '<t:Types xmlns:t="x"></t:Types>'])
    lines.push(withType(list, { part: 'word/a&b.xml', type: 'urn:t' }));
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('tags.txt');
});

/** Stretches of code points of which this is true. */
const stretches = (is: (code: number) => boolean): readonly string[] => {
  const found: [number, number][] = [];
  // Beyond the first plane no rule looks at more than the plane.
  const codes = [
    ...Array.from({ length: 0x10000 }, (_, code) => code),
    ...Array.from({ length: 16 }, (_, plane) => [
      0x10000 * (plane + 1),
      0x10000 * (plane + 1) + 0xffff,
    ]).flat(),
  ];
  let last = -1;
  for (const code of codes) {
    if (is(code)) {
      const open = found.at(-1);
      if (open !== undefined && open[1] === last) open[1] = code;
      else found.push([code, code]);
    }
    last = code;
  }
  return found.map(([from, to]) => `${from.toString(16)}–${to.toString(16)}`);
};

it('are of the characters they were of', async () => {
  const begins = (code: number): boolean => {
    const name = String.fromCodePoint(code);
    return nameEnd(`${name}/`, 0) === name.length;
  };
  const goesOn = (code: number): boolean => {
    const name = `a${String.fromCodePoint(code)}`;
    return nameEnd(name, 0) === name.length;
  };
  const allowed = (code: number): boolean => disallowedAt(`a${String.fromCodePoint(code)}`, 0) === Infinity;
  const lines = [
    ['begins a name', begins],
    ['goes on in a name', goesOn],
    ['space', isSpace],
    ['character of XML, by its number', isXmlCharacter],
    ['character of XML, in a text', allowed],
  ] as const;
  const text = lines.map(([name, is]) => `${name}\n  ${stretches(is).join(' ')}`).join('\n');
  await expect(`${text}\n`).toMatchFileSnapshot('characters.txt');
});

it('says where in a text the first character is that is none', () => {
  expect(disallowedAt('a\u0000b\u0000', 2)).toBe(3);
  expect(disallowedAt('a\ud800b\u0000', 0)).toBe(1);
  expect(disallowedAt('\u0000\ud800', 0)).toBe(0);
  expect(disallowedAt('\u0000ab', 1)).toBe(Infinity);
});

it('finds lines while a text goes by', () => {
  const text = 'a\nb\r\nc\rd\n\ne';
  for (const length of [1, 2, 3, 50]) {
    const pieces = text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? [];
    for (const step of [1, 3]) {
      const finder = lineFinder();
      const lines: (readonly [number, number])[] = [];
      let end = 0;
      let place = 0;
      for (const piece of finder.watch(pieces)) {
        end += piece.length;
        for (; place < end; place += step) lines.push([place, finder.lineAt(place)]);
      }
      expect(lines, `${length} ${step}`).toEqual(
        lines.map(([at]) => [at, 1 + (text.slice(0, at).match(/\n/g) ?? []).length]),
      );
    }
  }
});

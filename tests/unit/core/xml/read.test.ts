import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeXml, xmlEncoding } from '#core/xml/decode.ts';
import { readWholeXml, readXml, type XmlRules, type XmlVisitor } from '#core/xml/read.ts';
import { escapeXmlAttribute, escapeXmlText, withAttribute, writtenAttributes } from '#core/xml/tag-source.ts';

const namespaces = new Map([['urn:a', 'a']]);

/** What a visitor is told, with the slice of the source that it was told for. */
const told = (pieces: readonly string[], rules: XmlRules = { namespaces }) => {
  const text = pieces.join('');
  const seen: string[] = [];
  const slices: { from: number; to: number }[] = [];
  const note = (what: string, at: { from: number; to: number }): void => {
    slices.push(at);
    seen.push(`${what} <${text.slice(at.from, at.to)}>`);
  };
  const visitor: XmlVisitor = {
    open: ({ name, attributes, isEmpty }, at) =>
      note(
        `${isEmpty ? 'empty' : 'open'} ${name} ${[...attributes].map(([key, value]) => `${key}=${value}`).join(' ')}`,
        at,
      ),
    close: (name, at) => note(`close ${name}`, at),
    text: (words, at, isCdata) => note(`${isCdata ? 'cdata' : 'text'} ${JSON.stringify(words)}`, at),
    comment: (words, at) => note(`comment ${words}`, at),
    instruction: (target, body, at) => note(`instruction ${target} ${body}`, at),
  };
  const reading = readXml(pieces, visitor, rules);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return { seen, slices, fault: step.value };
  }
};

describe('readXml', () => {
  const source =
    '\ufeff<?xml version="1.0"?>\r\n<!-- c --><x:r xmlns:x="urn:a" xmlns="urn:b" x:k="1" l="&lt;2">a&amp;b\r\n<![CDATA[<&]]><y/><?pi do?>𠮷</x:r>\r\n';
  const expected = [
    'comment  c  <<!-- c -->>',
    'open a:r a:k=1 l=<2 <<x:r xmlns:x="urn:a" xmlns="urn:b" x:k="1" l="&lt;2">>',
    'text "a&b\\n" <a&amp;b\r\n>',
    'cdata "<&" <<![CDATA[<&]]>>',
    'empty {urn:b}y  <<y/>>',
    'close {urn:b}y <>',
    'instruction pi do <<?pi do?>>',
    'text "𠮷" <𠮷>',
    'close a:r <</x:r>>',
  ];

  it('tells everything with its place', () => {
    const { seen, fault } = told([source]);
    expect(fault).toBe(null);
    expect(seen).toEqual(expected);
  });

  it('tells the same wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(source.length), { maxLength: 6 }), (cuts) => {
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), source.length];
        const pieces = bounds.slice(1).map((to, n) => source.slice(bounds[n], to));
        expect(told(pieces).seen).toEqual(expected);
      }),
    );
  });

  it.each([
    ['<a><b></a>', 'unexpected close tag.'],
    ['<a b="1" b="2"/>', 'duplicate attribute: b.'],
    ['<a b=1/>', 'unquoted attribute value.'],
    ['<a p:b=""/>', 'unbound namespace prefix in p:b'],
    ['<a>&nbsp;</a>', 'undefined entity.'],
    ['<p:a/>', 'unbound namespace prefix in p:a'],
    ['<a>', 'unclosed tag: a'],
    ['', 'document must contain a root element.'],
    ['<!DOCTYPE a><a/>', 'a document type is not read'],
  ])('names what is wrong in %j', (text, detail) => {
    expect(told([text]).fault).toMatchObject({ kind: 'malformed', detail });
  });

  it('allows a document type on request, but no declarations in it', () => {
    const rules = { allowsDoctype: true };
    expect(told(['<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>'], rules).fault).toBe(null);
    expect(told(['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'], rules).fault).toMatchObject({
      detail: 'declarations in a document type are not read',
    });
  });

  it('says the line and column of a fault', () => {
    expect(told(['<a>\n\n  <b></c></a>']).fault).toMatchObject({ line: 3, column: 9 });
  });

  it('bounds depth, attributes and what one token holds', () => {
    expect(readWholeXml('<a>'.repeat(500), {})).toEqual({ kind: 'limit', what: 'xmlDepth' });
    const many = Array.from({ length: 1_001 }, (_, n) => ` a${n}=""`).join('');
    expect(readWholeXml(`<a${many}/>`, {})).toEqual({ kind: 'limit', what: 'attributes' });
    const pieces = (function* endless(): Generator<string> {
      yield '<a>';
      for (let n = 0; n < 200; n += 1) yield 'x'.repeat(65_536);
    })();
    const reading = readXml(pieces, {});
    let step = reading.next();
    while (step.done !== true) step = reading.next();
    expect(step.value).toEqual({ kind: 'limit', what: 'xmlToken' });
  });
});

describe('a tag as it is written', () => {
  const tag = `<x:a  b = "1"\n c='2>"' d="">`;

  it('has attributes at their places', () => {
    expect(writtenAttributes(tag).map(({ name, value }) => [name, tag.slice(value.from, value.to)])).toEqual([
      ['b', '1'],
      ['c', '2>"'],
      ['d', ''],
    ]);
  });

  it('takes, changes and loses one and keeps all else', () => {
    expect(withAttribute(tag, 'c', `<"'>`)).toBe(`<x:a  b = "1"\n c='&lt;&quot;&apos;&gt;' d="">`);
    expect(withAttribute(tag, 'b', null)).toBe(`<x:a\n c='2>"' d="">`);
    expect(withAttribute('<a />', 'e', 'f')).toBe('<a e="f" />');
    expect(withAttribute('<a/>', 'e', null)).toBe('<a/>');
  });

  it('escapes so that a parser gives the words back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('<>&"\'\r\n\ta漢𠮷]')) }), (words) => {
        let [text, attribute] = ['', ''];
        const fault = readWholeXml(`<a b="${escapeXmlAttribute(words)}">${escapeXmlText(words)}</a>`, {
          open: ({ attributes }) => void (attribute = attributes.get('b') ?? ''),
          text: (more) => void (text += more),
        });
        expect([fault, text, attribute]).toEqual([null, words, words]);
      }),
    );
  });
});

describe('the bytes of a document', () => {
  const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from('<a/>'), { encoding: 'utf-8', bom: false }],
    ['a mark', Buffer.from('\ufeff<a/>'), { encoding: 'utf-8', bom: true }],
    ['UTF-16 with a mark', utf16('\ufeff<a/>'), { encoding: 'utf-16le', bom: true }],
    ['UTF-16 without', utf16('<a/>'), { encoding: 'utf-16le', bom: false }],
    [
      'a declaration',
      Buffer.from('<?xml version="1.0" encoding="GBK"?><a/>'),
      { encoding: 'gb18030', bom: false },
    ],
    [
      'a false declaration',
      Buffer.from('<?xml version="1.0" encoding="utf-16"?><a/>'),
      { encoding: 'utf-8', bom: false },
    ],
    ['an unknown one', Buffer.from('<?xml version="1.0" encoding="klingon"?><a/>'), { unknown: 'klingon' }],
  ])('say how they are written: %s', (_, bytes, expected) => {
    expect(xmlEncoding(bytes)).toEqual(expected);
  });

  it('are decoded, and refused where they are no characters', () => {
    expect(decodeXml(utf16('\ufeff<a>漢</a>'))).toEqual({
      text: '\ufeff<a>漢</a>',
      encoding: 'utf-16le',
      bom: true,
    });
    expect(decodeXml(Uint8Array.of(0x3c, 0xff, 0xff))).toEqual({ kind: 'bytes', encoding: 'utf-8' });
  });
});

it('tells the same places to a visitor that asks for little', () => {
  const text = '<a><?x y?><b><![CDATA[c]]></b><!-- d --></a>';
  const closed: string[] = [];
  readWholeXml(text, { close: (_name, { from, to }) => void closed.push(text.slice(from, to)) });
  expect(closed).toEqual(['</b>', '</a>']);
});

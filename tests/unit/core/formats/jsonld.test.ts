import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonld } from '#core/formats/jsonld/read.ts';
import type { ReadAnnotations } from '#core/formats/jsonld/draft.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

const read = (value: unknown): ReadAnnotations => {
  const result = readJsonld(bytes(typeof value === 'string' ? value : JSON.stringify(value)), 'x.jsonld');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const refusal = (file: Uint8Array | string): unknown => {
  const result = readJsonld(typeof file === 'string' ? bytes(file) : file, 'x.jsonld');
  return result.ok ? null : [result.error.code, result.error.params?.['detail']];
};

const quote = (exact: unknown, more: object = {}): unknown => ({
  source: 's',
  selector: { type: 'TextQuoteSelector', exact, ...more },
});
const item = (more: object = {}): Record<string, unknown> => ({
  id: 'urn:x:1',
  type: 'Annotation',
  target: quote('詞語'),
  ...more,
});
/** What is told of one item. */
const judged = (one: unknown): unknown => {
  const { drafts, replies, refusals } = read([one]);
  const [refused] = refusals;
  if (refused !== undefined) return [refused.reason, refused.detail];
  return drafts.length === 1 ? 'annotation' : replies.length === 1 ? 'reply' : null;
};

describe('reading web annotations', () => {
  it('finds them wherever they stand', () => {
    const one = item();
    const files = [
      one,
      [one],
      { items: [one] },
      { '@graph': [one] },
      { items: one },
      { type: 'AnnotationCollection', first: { items: [one] } },
    ];
    expect(files.map((file) => read(file).drafts.length)).toEqual(files.map(() => 1));
    expect(read(`\ufeff${JSON.stringify(one)}`).drafts.length).toBe(1);
    const utf16 = Buffer.from(`\ufeff${JSON.stringify(one)}`, 'utf16le');
    expect(readJsonld(new Uint8Array(utf16), 'x').ok).toBe(true);
  });

  it('refuses what is no such file, without falling over', () => {
    const deep = 100_000;
    expect(refusal('{"items": [')).toEqual(['annotations.not-json-ld', expect.any(String)]);
    expect(refusal('7')).toEqual(['annotations.not-json-ld', 'items']);
    expect(refusal('{}')).toEqual(['annotations.not-json-ld', 'items']);
    expect(refusal(new Uint8Array([0x22, 0xff, 0x22]))).toEqual(['annotations.not-json-ld', 'UTF-8']);
    expect(refusal('['.repeat(deep) + ']'.repeat(deep))).toEqual(['annotations.not-json-ld', '[[[ > 1000']);
    expect(refusal(`{"a":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`)).toEqual([
      'annotations.not-json-ld',
      '[[[ > 1000',
    ]);
    expect(refusal(new Uint8Array(64 * 1024 * 1024 + 1))).toEqual(['annotations.too-large', undefined]);
    // Not parsed, or it would be told that it does not end.
    expect(refusal(`[${'1,'.repeat(10_000_001)}`)).toEqual(['annotations.too-large', undefined]);
    expect(refusal(`[${'{},'.repeat(100_000)}{}]`)).toEqual(['annotations.too-large', undefined]);
  });

  it('refuses single ones with a reason', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    const long = 'x'.repeat(100_001);
    expect(
      [
        7,
        null,
        [],
        { type: 'Note' },
        item({ type: 7 }),
        item({ more: nested(70) }),
        item({ target: 'https://example.org/' }),
        item({ target: quote('') }),
        item({ target: quote(7) }),
        item({ target: quote(['詞']) }),
        item({ body: { value: long } }),
        item({ body: { value: 't'.repeat(61), purpose: 'tagging' } }),
        item({ extra: 'x'.repeat(200_001) }),
        item({ target: Array.from({ length: 501 }, () => quote('詞語')) }),
        item({ target: quote('詞'.repeat(50_001)) }),
        item({ target: Array.from({ length: 3 }, () => quote('詞'.repeat(40_000))) }),
        item({ motivation: 'replying', target: 'urn:x:0', body: '' }),
      ].map(judged),
    ).toEqual([
      ['not-annotation', 'number'],
      ['not-annotation', 'object'],
      ['not-annotation', 'list'],
      ['not-annotation', 'Note'],
      ['not-annotation', ''],
      ['too-deep', '> 64'],
      ['no-words', ''],
      ['no-words', ''],
      ['no-words', ''],
      ['no-words', ''],
      ['too-large', 'body'],
      ['too-large', 'tag'],
      ['too-large', 'foreign'],
      ['too-large', 'target'],
      ['too-large', 'quote'],
      ['too-large', 'quote'],
      ['no-words', 'body'],
    ]);
    const twice = read([item(), item({ body: { value: 'again' } })]);
    expect([twice.drafts.length, twice.refusals[0]?.reason]).toEqual([1, 'duplicate']);
  });

  it('tells which one was refused by its words, who said what, and its place in the file', () => {
    const theirs = { creator: { type: 'Person', name: '甲' }, body: { value: 'Why?' } };
    const { refusals } = read([
      item(),
      item(theirs),
      item({
        id: 'urn:x:2',
        ...theirs,
        target: [quote('幾個字'), 's'],
        body: [{ value: 'x'.repeat(2_000_000) }],
      }),
      {
        type: 'Annotation',
        target: { selector: { refinedBy: { exact: '裡面' } } },
        body: { value: 7 },
        creator: 7,
      },
      'nothing',
      { type: 'Thing', target: { selector: 7 }, body: null },
    ]);
    expect(refusals.map(({ described }) => described)).toMatchObject([
      { number: 2, quote: '詞語', author: '甲', body: 'Why?' },
      { number: 3, quote: '幾個字', author: '甲', body: 'x'.repeat(200) },
      { number: 4, quote: '裡面', author: '', body: '' },
      { number: 5, quote: '', author: '', body: '' },
      { number: 6, quote: '', author: '', body: '' },
    ]);
  });

  it('believes no member that is not what it should be', () => {
    const { drafts } = read([
      item({
        created: 'yesterday',
        modified: { '@value': '2020-01-01T00:00:00Z' },
        creator: [{ name: { '@value': 'A' } }],
        'duizhao:kind': 'constructor',
        'duizhao:severity': 'terrible',
        'duizhao:visibility': 1,
        'duizhao:revision': -1.5,
        'duizhao:resolution': { 'duizhao:reason': 'done', 'duizhao:at': 'never' },
        body: [
          'https://example.org/body',
          null,
          { value: 'a\ud800b' },
          { value: 'c', purpose: 'commenting' },
        ],
        target: {
          source: { id: 'urn:duizhao:p:1:en', label: 7 },
          selector: [
            quote('x'),
            {
              type: 'FragmentSelector',
              value: 'segment=99999999999999999',
              refinedBy: { type: 'TextPositionSelector', start: 0, end: 1 },
            },
            { type: 'TextQuoteSelector', exact: 'half \udc00', prefix: { a: 1 }, suffix: '字'.repeat(900) },
          ],
          'duizhao:anchor': {
            'duizhao:segment': 1,
            'duizhao:start': 5,
            'duizhao:end': 2,
            'duizhao:candidates': 7,
          },
        },
      }),
    ]);
    expect(drafts[0]?.annotation).toMatchObject({
      kind: 'comment',
      body: 'a\ufffdb\n\nc',
      author: 'A',
      created: null,
      changed: '2020-01-01T00:00:00Z',
      revision: null,
      severity: null,
      visibility: 'shared',
      resolution: null,
    });
    expect(drafts[0]?.mended).toBe('damaged-text');
    expect(drafts[0]?.anchors).toMatchObject([
      {
        text: { project: 'p', document: 1, side: 'en' },
        quote: 'half \ufffd',
        prefix: '',
        suffix: '字'.repeat(256),
        place: null,
        candidates: [],
      },
    ]);
    expect(JSON.parse(drafts[0]?.annotation.foreign ?? '')).toEqual({
      bodies: ['https://example.org/body'],
    });
  });

  it('takes names of prototypes for names', () => {
    const file = `[{"type":"Annotation","id":"urn:x:1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},
      "target":{"__proto__":{"selector":[]},"selector":{"type":"TextQuoteSelector","exact":"詞","__proto__":{"prefix":"x"}}}}]`;
    const { drafts } = read(file);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(drafts[0]?.anchors[0]).toMatchObject({ quote: '詞', prefix: '' });
    expect(drafts[0]?.annotation.foreign).toContain('"__proto__":{"polluted":true}');
  });

  it('gives every annotation without an identity the same one each time', () => {
    const { id: _, ...nameless } = item();
    const uids = [read([nameless]), read([nameless, { ...nameless, body: { value: 'x' } }])].map(
      ({ drafts }) => drafts.map(({ annotation }) => annotation.uid),
    );
    expect(uids[0]?.[0]).toBe(uids[1]?.[0]);
    expect(new Set(uids[1]).size).toBe(2);
  });

  it('never falls over, whatever JSON it is given', () => {
    const member = fc.constantFrom(
      'type',
      '@type',
      'id',
      'body',
      'target',
      'selector',
      'refinedBy',
      'exact',
      'value',
      'motivation',
      'creator',
      'items',
      'created',
      'duizhao:anchor',
      'duizhao:candidates',
      '@context',
      'source',
      'state',
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom('Annotation', 'TextQuoteSelector', 'replying', '', 7, null, true, '\ud800'),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(member, tie('any'), { maxKeys: 6 }),
      ),
    })).any;
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), (items) => {
        const result = readJsonld(
          bytes(JSON.stringify([...items, item(), { ...item(), id: 'urn:x:2', body: items, target: items }])),
          'x',
        );
        expect(result.ok && result.value.drafts.length >= 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

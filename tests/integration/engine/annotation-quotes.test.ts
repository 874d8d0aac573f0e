import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotationInfo } from '#api/annotations.ts';
import type { Engine } from '#engine/engine.ts';
import { sharedPath } from '#tests/needs.ts';
import { readCsv } from '../../unit/core/formats/read-csv.ts';
import { annotate } from './annotating.ts';
import { good, projectFile, scratch, startEngine, type DraftDocument } from './fixtures.ts';

const prose: DraftDocument = {
  language: 'zh-Hant',
  targets: ['zh-Hans', 'en'],
  rows: [
    {
      source: '老人們坐在碼頭上等船，船一直沒有來。',
      opens: true,
      texts: { 'zh-Hans': '老人们坐在码头上等船，船一直没有来。', en: 'The old men waited at the pier.' },
    },
    { source: '天黑了。', gap: '\n', texts: { 'zh-Hans': '天黑了。', en: 'It grew dark.' } },
    { source: '他們回家去，船來了。', opens: true, texts: { en: 'They went home; the café closed.' } },
    { source: '天又亮了。', texts: { en: 'It grew light.' } },
  ],
};

type Selector = Readonly<Record<string, unknown>>;

const annotationOf = (id: string, selector: readonly Selector[]): unknown => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: `https://example.org/a/${id}`,
  type: 'Annotation',
  body: { type: 'TextualBody', value: id },
  target: { source: 'https://example.org/page', selector },
});

const quote = (exact: string, prefix?: string, suffix?: string): Selector => ({
  type: 'TextQuoteSelector',
  exact,
  ...(prefix === undefined ? {} : { prefix }),
  ...(suffix === undefined ? {} : { suffix }),
});

/** Where the words of imported annotations are, by what they say: `row:start words`, or their status and places. */
const placesAfterImport = async (
  annotations: Readonly<Record<string, readonly Selector[]>>,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const folder = scratch();
  const engine = startEngine(folder);
  good(await engine.client.project.open({ path: projectFile(folder, [prose]) }));
  const path = join(folder, 'theirs.jsonld');
  writeFileSync(
    path,
    JSON.stringify(Object.entries(annotations).map(([id, selectors]) => annotationOf(id, selectors))),
  );
  good(await engine.client.annotations.import({ job: 'import', from: { path } }));
  return Object.fromEntries((await list(engine)).map((info) => [info.annotation.body, placesOf(info)]));
};

const list = async ({ client }: Engine): Promise<readonly AnnotationInfo[]> =>
  good(await client.annotations.list({ count: 500 })).items;

const placesOf = ({ anchors }: AnnotationInfo): readonly string[] =>
  anchors.map(({ row, side, start, words, status, places }) =>
    status === 'live'
      ? `${side} ${row}:${start} ${words}`
      : `${status} ${places.map((place) => `${place.row}:${place.words}`).join(' ')}`.trim(),
  );

describe('words of other programs', () => {
  test('are found by short quotes with little context, and by context over rows', async () => {
    expect(
      await placesAfterImport({
        short: [quote('碼頭', '坐在', '上等')],
        one: [quote('船', '回家去，', '來了')],
        row: [quote('天黑了。', '船一直沒有來。\n', '\n\n他們回家去')],
        unsure: [quote('碼頭', '離開', '之後')],
        twice: [quote('天')],
      }),
    ).toEqual({
      short: ['source 1:5 碼頭'],
      one: ['source 3:6 船'],
      row: ['source 2:0 天黑了。'],
      unsure: ['ambiguous 1:碼頭'],
      twice: ['ambiguous 2:天 4:天'],
    });
  });

  test('are anchored to several segments when they go over them, as one annotation', async () => {
    expect(
      await placesAfterImport({
        sentences: [quote('船一直沒有來。天黑了。')],
        paragraphs: [quote('天黑了。\n\n他們回家去')],
        english: [quote('It grew dark.\r\n\r\nThey went home')],
      }),
    ).toEqual({
      sentences: ['source 1:11 船一直沒有來。', 'source 2:0 天黑了。'],
      paragraphs: ['source 2:0 天黑了。', 'source 3:0 他們回家去'],
      english: ['en 2:0 It grew dark.', 'en 3:0 They went home'],
    });
  });

  test('are found in another form, in the column they are written in first', async () => {
    expect(
      await placesAfterImport({
        simplified: [quote('码头')],
        decomposed: [quote('the cafe\u0301 closed')],
        case: [quote('the old men')],
        context: [quote('天又亮了', '船来了。', '。')],
        folded: [quote('又亮', '船來了。天')],
      }),
    ).toEqual({
      simplified: ['zh-Hans 1:5 码头'],
      decomposed: ['en 3:16 the café closed'],
      case: ['en 1:0 The old men'],
      context: ['zh-Hans 4:0 天又亮了'],
      folded: ['source 4:1 又亮'],
    });
  });

  test('are found by positions of other programs where a quote stands in several places', async () => {
    const at = (start: number): Selector => ({ type: 'TextPositionSelector', start, end: start + 1 });
    expect(
      await placesAfterImport({
        first: [quote('天'), at(18)],
        second: [quote('天'), at(18 + 4 + 2 + 10)],
        range: [
          quote('船'),
          { type: 'RangeSelector', startSelector: at(18 + 4 + 1 + 6), endSelector: at(18 + 4 + 1 + 7) },
        ],
        fragment: [
          { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc5147', value: 'char=11,12' },
          quote('船'),
        ],
        beside: [quote('天'), { type: 'CssSelector', value: '#p', refinedBy: at(18) }],
        elsewhere: [quote('天', '昨', '氣'), at(18)],
      }),
    ).toEqual({
      first: ['source 2:0 天'],
      second: ['source 4:0 天'],
      range: ['source 3:6 船'],
      fragment: ['source 1:11 船'],
      beside: ['ambiguous 2:天 4:天'],
      elsewhere: ['ambiguous 2:天 4:天'],
    });
  });

  const given = sharedPath('cases/documents/12-short-quotes.jsonld');
  test.skipIf(given === null)('of the given file are all attached', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    const rows = readFileSync((given ?? '').replace(/\.jsonld$/, '.txt'), 'utf8')
      .trim()
      .split('\n');
    const document = { ...prose, rows: rows.map((source) => ({ source })) };
    good(await engine.client.project.open({ path: projectFile(folder, [document]) }));
    good(await engine.client.annotations.import({ job: 'i', from: { path: given ?? '' } }));
    for (const info of await list(engine)) {
      expect(info.anchors.map(({ status, words }) => [status, `note ${words}`])).toEqual([
        ['live', info.annotation.body],
      ]);
    }
    expect(await list(engine)).toHaveLength(4);
  });
});

test('tags that hold commas stay themselves in a table', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  good(await client.project.open({ path: projectFile(folder, [prose]) }));
  await annotate(client, [[1, 'source', '碼頭']], { tags: ['names, places', 'later'] });
  await annotate(client, [[2, 'source', '天']], { tags: ['names', 'places, later'] });
  const path = join(folder, 'out.csv');
  good(await client.annotations.export({ job: 'csv', format: 'csv', path }));
  const [head, ...rows] = readCsv(readFileSync(path, 'utf8'));
  expect(rows.map((row) => row[head?.indexOf('Tags') ?? -1])).toEqual([
    'names, places\nlater',
    'names\nplaces, later',
  ]);
});

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnnotationImportReport, AnnotationInfo } from '#api/annotations.ts';
import { makeAnchor } from '#core/annotations/anchor.ts';
import {
  anchorStatuses,
  annotationKinds,
  resolutionReasons,
  severities,
  visibilities,
  type Anchor,
  type AnnotationId,
  type ReplyId,
  type SegmentId,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';
import type { Engine } from '#engine/engine.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { commit } from '#engine/project/commit.ts';
import { annotate, rowNumbered } from './annotating.ts';
import { dialogue, good, page, projectFile, reopen, scratch, startEngine } from './fixtures.ts';

const list = async ({ client }: Engine): Promise<readonly AnnotationInfo[]> =>
  good(await client.annotations.list({ count: 500 })).items;

let jobs = 0;
const exported = async ({ client }: Engine, path: string): Promise<unknown> => {
  const filter = { visibilities: [...visibilities] };
  good(await client.annotations.export({ job: `out ${++jobs}`, format: 'jsonld', filter, path }));
  return JSON.parse(readFileSync(path, 'utf8')) as unknown;
};

const imported = async ({ client }: Engine, path: string): Promise<AnnotationImportReport> =>
  good(await client.annotations.import({ job: `in ${++jobs}`, from: { path } }));

/** Annotations without the numbers that are only this file's. */
const withoutIds = (infos: readonly AnnotationInfo[]): unknown =>
  infos
    .map((info) => ({
      ...info,
      annotation: { ...info.annotation, id: 0 },
      replies: info.replies.map((reply) => ({ ...reply, id: 0, annotation: 0 })),
    }))
    .sort((a, b) => (a.annotation.uid < b.annotation.uid ? -1 : 1));

/** Puts another text into a cell. */
const write = async (client: Engine['client'], row: number, side: Side, text: string): Promise<void> => {
  const { segment, cells } = await rowNumbered(client, row);
  const before = cells[side]?.text ?? '';
  good(await client.cells.edit({ segment, side, before, after: { text, tags: [] } }));
};

const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const time = fc.integer({ min: 0, max: 2e12 }).map((at) => new Date(at).toISOString());
const uid = fc.uuid();
const texts = dialogue.rows.map(({ source }) => source);

const anchor = fc
  .record({
    row: fc.nat(texts.length - 1),
    from: fc.nat(3),
    length: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom(...anchorStatuses),
    startLean: fc.constantFrom('before' as const, 'after' as const),
    endLean: fc.constantFrom('before' as const, 'after' as const),
  })
  .map(({ row, from, length, status, ...leans }): Anchor => {
    const segment = (row + 1) as SegmentId;
    const start = Math.min(from, 2);
    const end = Math.min(start + length, 3);
    const made = good(makeAnchor(texts[row] ?? '', 'source', { segment, start, end }, leans));
    if (status === 'live') return made;
    if (status === 'orphan') return { ...made, status, segment: (900 + row) as SegmentId };
    const quote = `舊${made.quote}`;
    const candidates = status === 'ambiguous' ? [{ segment: 1 as SegmentId, start: 0, end: 1 }] : [];
    return { ...made, status, quote, folded: fold(quote), candidates };
  });

const annotation = fc.record({
  uid,
  kind: fc.constantFrom(...annotationKinds),
  body: words,
  wording: fc.option(words),
  category: fc.option(words.filter((text) => text !== '')),
  severity: fc.option(fc.constantFrom(...severities)),
  tags: fc.uniqueArray(
    words.filter((tag) => tag.trim() !== ''),
    { maxLength: 3 },
  ),
  visibility: fc.constantFrom(...visibilities),
  author: words,
  created: time,
  changed: time,
  revision: fc.integer({ min: 1, max: 1000 }),
  resolution: fc.option(fc.record({ reason: fc.constantFrom(...resolutionReasons), by: words, at: time })),
  foreign: fc.constant(null),
});
const reply = fc.record({
  uid,
  author: words,
  created: time,
  changed: time,
  revision: fc.integer({ min: 1, max: 9 }),
  body: words.filter((body) => body.trim() !== ''),
});

const whole = fc.record({
  annotation,
  anchors: fc.array(anchor, { minLength: 1, maxLength: 3 }),
  replies: fc.array(reply, { maxLength: 2 }),
});

const stepsFor = (
  wholes: readonly (typeof whole extends fc.Arbitrary<infer T> ? T : never)[],
): readonly Step[] => {
  let replies = 0;
  return wholes.flatMap((one, i): Step[] => {
    const id = (i + 1) as AnnotationId;
    return [
      { on: 'annotation', id, before: null, after: { id, ...one.annotation } },
      { on: 'anchors', annotation: id, before: [], after: one.anchors },
      ...one.replies.map((each): Step => {
        const number = ++replies as ReplyId;
        return { on: 'reply', id: number, before: null, after: { ...each, id: number, annotation: id } };
      }),
    ];
  });
};

describe('annotations in a file of their own', () => {
  test('come back as they were in a copy of the project, and a second time change nothing', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    const bare = projectFile(folder, [dialogue, page]);
    const at = (name: string): string => join(folder, name);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(whole, { minLength: 1, maxLength: 6 }), async (wholes) => {
        const [full, copy, file] = [`f${++run}.duizhao`, `c${run}.duizhao`, `${run}.jsonld`].map(at) as [
          string,
          string,
          string,
        ];
        for (const path of [full, copy]) copyFileSync(bare, path);
        const project = reopen(full);
        good(commit(project, { kind: 'annotate', actor: 'test', steps: stepsFor(wholes) }));
        closeProject(project);
        good(await engine.client.project.open({ path: full }));
        const before = withoutIds(await list(engine));
        await exported(engine, file);
        good(await engine.client.project.open({ path: copy }));
        const first = await imported(engine, file);
        expect(first.items.map(({ taken, reason }) => [taken, reason])).toEqual(
          wholes.map(() => ['new', null]),
        );
        expect(withoutIds(await list(engine))).toEqual(before);
        const second = await imported(engine, file);
        expect(second).toMatchObject({ taken: 0, updated: 0, refused: 0, same: wholes.length });
        expect(withoutIds(await list(engine))).toEqual(before);
        good(await engine.client.history.undo({}));
        expect(await list(engine)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('follow their words to where they are now, or say that they do not know', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    const { client } = engine;
    const path = projectFile(folder, [dialogue]);
    const copy = join(folder, 'copy.duizhao');
    closeProject(reopen(path));
    copyFileSync(path, copy);
    good(await client.project.open({ path }));
    await annotate(client, [[1, 'source', '發現']], { body: 'short, elsewhere in its segment' });
    await annotate(client, [[2, 'source', '頭髮']], { body: 'short, gone' });
    await annotate(client, [[3, 'source', '這是第三句']], { body: 'long, in another segment' });
    await annotate(client, [[3, 'en', 'third']], { body: 'twice' });
    const file = join(folder, 'out.jsonld');
    await exported(engine, file);

    good(await client.project.open({ path: copy }));
    await write(client, 1, 'source', '昨天他說：「發現了新的東西。」');
    await write(client, 2, 'source', '後來乾了，這是第三句話。');
    await write(client, 3, 'source', '別的。');
    await write(client, 3, 'en', 'a third; a third');
    const { items } = await imported(engine, file);
    expect(items.map(({ taken, status, reason }) => [taken, status, reason])).toEqual([
      ['new', 'live', 'by-quote'],
      ['new', 'orphan', 'words-gone'],
      ['new', 'ambiguous', 'several-places'],
      ['new', 'ambiguous', 'several-places'],
    ]);
    // Which they are is told by their words, where these are, and what was said of them.
    expect(items.map(({ quote, row, body }) => [quote, row, body])).toEqual([
      ['發現', 1, 'short, elsewhere in its segment'],
      ['頭髮', 2, 'short, gone'],
      ['這是第三句', 2, 'long, in another segment'],
      ['third', 3, 'twice'],
    ]);
    const found = new Map((await list(engine)).map((info) => [info.annotation.body, info.anchors[0]]));
    expect(found.get('short, elsewhere in its segment')).toMatchObject({ row: 1, start: 6, words: '發現' });
    expect(found.get('short, gone')).toMatchObject({ row: null, quote: '頭髮' });
    // The words are there, but nothing around them speaks for it: the user decides.
    expect(found.get('long, in another segment')?.places).toMatchObject([{ row: 2, words: '這是第三句' }]);
    expect(found.get('twice')?.places).toMatchObject([{ row: 3 }, { row: 3 }]);
  });

  test('of other programs are taken with all they hold, placed by their quote, and written out again', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    good(await engine.client.project.open({ path: projectFile(folder, [dialogue, page]) }));
    const theirs = {
      '@context': ['http://www.w3.org/ns/anno.jsonld', { ex: 'https://example.org/ns#' }],
      type: 'AnnotationCollection',
      first: {
        type: 'AnnotationPage',
        items: [
          {
            id: 'https://example.org/a/1',
            type: 'Annotation',
            motivation: 'describing',
            creator: { id: 'https://example.org/p/1', type: 'Person', name: 'A', nickname: 'a' },
            created: '2020-01-02T03:04:05+01:00',
            rights: 'https://example.org/licence',
            'ex:score': { deep: [1, { __proto__: null }] },
            body: [
              {
                type: 'TextualBody',
                value: '<script>alert(1)</script> [x](javascript:alert(1))',
                format: 'text/html',
              },
              { type: 'TextualBody', purpose: 'tagging', value: 'dialogue', language: 'en' },
              { type: 'Image', id: 'https://example.org/i.png' },
            ],
            target: [
              {
                source: 'https://example.org/texts/document.txt',
                selector: { type: 'TextQuoteSelector', exact: '新的一段', prefix: '', suffix: '開始了。' },
              },
              { source: 'https://example.org/other', selector: { type: 'SvgSelector', value: '<svg/>' } },
            ],
          },
          {
            id: 'https://example.org/a/2',
            type: 'Annotation',
            motivation: 'replying',
            body: { value: 'yes' },
            target: 'https://example.org/a/1',
            'ex:mood': 1,
          },
          {
            '@id': 'https://example.org/a/3',
            '@type': ['oa:Annotation'],
            'oa:motivatedBy': 'oa:highlighting',
            target: {
              source: 'x',
              selector: {
                type: 'FragmentSelector',
                refinedBy: { type: 'TextQuoteSelector', exact: '後來頭髮乾了' },
              },
            },
          },
        ],
      },
    };
    const file = join(folder, 'theirs.json');
    writeFileSync(file, JSON.stringify(theirs));
    const report = await imported(engine, file);
    expect(report.items.map(({ id, taken, status, reason }) => [id, taken, status, reason])).toEqual([
      ['https://example.org/a/1', 'new', 'live', 'by-quote'],
      ['https://example.org/a/3', 'new', 'live', 'by-quote'],
    ]);
    expect(await imported(engine, file)).toMatchObject({ same: 2, taken: 0, updated: 0 });
    const infos = await list(engine);
    expect(
      infos.map(({ annotation: { kind, tags, author, created } }) => [kind, tags, author, created]),
    ).toEqual([
      ['highlight', [], '', infos[0]?.annotation.created],
      ['comment', ['dialogue'], 'A', '2020-01-02T02:04:05.000Z'],
    ]);
    const out = (await exported(engine, join(folder, 'again.jsonld'))) as {
      items: Record<string, unknown>[];
    };
    const [, again, answer] = out.items;
    const [first, second] = theirs.first.items;
    expect(again).toMatchObject({
      ...first,
      '@context': [
        'http://www.w3.org/ns/anno.jsonld',
        { duizhao: 'urn:duizhao:' },
        { ex: 'https://example.org/ns#' },
      ],
      created: '2020-01-02T02:04:05.000Z',
      target: [
        { selector: [{ exact: '新的一段' }, { value: 'segment=4' }] },
        { selector: { type: 'SvgSelector' } },
      ],
    });
    expect(answer).toMatchObject({ 'ex:mood': 1, target: second?.target });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationFilter, AnnotationInfo } from '#api/annotations.ts';
import type { Events } from '#api/events.ts';
import { clientOf } from '#api/client.ts';
import type { EngineClient } from '#api/contract.ts';
import type { AnnotationId } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { annotate, plainContent, rangeOf, rowNumbered } from './annotating.ts';
import { codeOf, dialogue, good, page, projectFile, scratch, startEngine } from './fixtures.ts';

let engine: Engine;
let client: EngineClient;
let path: string;
let changes: Events['project.changed'][];

beforeEach(async () => {
  const folder = scratch();
  engine = startEngine(folder);
  client = engine.client;
  changes = [];
  engine.onEvent((name, payload) => {
    if (name === 'project.changed') changes.push(payload as Events['project.changed']);
  });
  path = projectFile(folder, [dialogue, page]);
  good(await client.project.open({ path }));
});

const events = async () => good(await client.history.list({ count: 50 }));

/** Bodies of what a filter admits, in the order listed. */
const listed = async (filter: AnnotationFilter = {}): Promise<readonly string[]> =>
  good(await client.annotations.list({ filter })).items.map(({ annotation }) => annotation.body);

const got = async ({ annotation }: AnnotationInfo): Promise<AnnotationInfo> =>
  good(await client.annotations.get({ annotation: annotation.id }));

/** One annotation of each kind, in three rows, on several sides. */
const some = async () => ({
  comment: await annotate(
    client,
    [
      [1, 'source', '發現'],
      [1, 'zh-Hans', '发现'],
    ],
    { body: 'discover', tags: ['verb', 'style'] },
  ),
  question: await annotate(client, [[3, 'en', 'third']], { kind: 'question', body: 'why third? @Wen' }),
  error: await annotate(
    client,
    [
      [3, 'source', '第三'],
      [3, 'en', 'third'],
    ],
    { kind: 'error', body: 'wrong', category: 'mistranslation', severity: 'major' },
  ),
  term: await annotate(client, [[6, 'source', 'sentence']], { kind: 'term', body: 'term', tags: ['verb'] }),
  earlier: await annotate(client, [[1, 'source', '說']], {
    kind: 'highlight',
    body: 'said',
    visibility: 'private',
  }),
});

describe('an annotation', () => {
  test('is one event; what it says is changed by one more, and by none when it says so already', async () => {
    const made = await annotate(client, [[1, 'source', '發現']]);
    expect(made).toMatchObject({ row: 1, side: 'source', annotation: { revision: 1, resolution: null } });
    expect(made.anchors[0]).toMatchObject({ status: 'live', quote: '發現', words: '發現', lead: '他說：「' });
    const { id } = made.annotation;
    const content = { body: 'Better.', tags: ['a', 'b', 'a'] };
    const { info } = good(await client.annotations.update({ annotation: id, content }));
    expect(info.annotation).toMatchObject({ body: 'Better.', tags: ['a', 'b'], revision: 2 });
    const count = (await events()).length;
    const again = good(await client.annotations.update({ annotation: id, content }));
    expect(again.info).toEqual(info);
    expect(await events()).toHaveLength(count);
    expect((await events()).map(({ kind }) => kind).slice(0, 2)).toEqual(['change-annotation', 'annotate']);
    good(await client.history.undo({}));
    expect(await got(made)).toEqual(made);
  });

  test('stands on the words that were chosen, wherever they are by now, or nowhere', async () => {
    const { segment, cells } = await rowNumbered(client, 1);
    const chosen = { ...(await rangeOf(client, 1, 'source', '發現')), quote: '發現' };
    const before = cells.source?.text ?? '';
    const edit = async (from: string, to: string) =>
      good(await client.cells.edit({ segment, side: 'source', before: from, after: { text: to, tags: [] } }));
    await edit(before, `從前，${before}`);
    const { info } = good(await client.annotations.create({ content: plainContent, ranges: [chosen] }));
    expect(info.anchors[0]).toMatchObject({ start: chosen.start + 3, words: '發現', status: 'live' });
    const proposed = good(await client.annotations.propose({ ranges: [chosen], side: 'zh-Hans' }));
    expect(proposed).toHaveLength(1);
    for (const text of [before.replace('發現', '看見'), `發現，發現${before.replace('發現', '')}`]) {
      await edit((await rowNumbered(client, 1)).cells.source?.text ?? '', text);
      const answer = await client.annotations.create({ content: plainContent, ranges: [chosen] });
      expect(codeOf(answer)).toBe('annotation.words-changed');
    }
  });

  test('is not taken for the one with its number in another project', async () => {
    const { annotation } = await annotate(client, [[1, 'source', '發現']]);
    const before = await events();
    const other = clientOf(engine.invoke, () => `${path}.other`);
    const range = await rangeOf(client, 3, 'en', 'third');
    const of = { annotation: annotation.id };
    for (const answer of [
      await other.annotations.update({ ...of, content: { body: 'Strange.' } }),
      await other.annotations.link({ ...of, side: 'en', ranges: [range] }),
      await other.annotations.reply({ ...of, body: 'Strange.' }),
      await other.annotations.remove({ annotations: [annotation.id] }),
      await other.annotations.create({ content: plainContent, ranges: [range] }),
    ]) {
      expect(codeOf(answer)).toBe('project.other');
    }
    expect(await events()).toEqual(before);
    const known = clientOf(engine.invoke, () => path);
    good(await known.annotations.update({ ...of, content: { body: 'Known.' } }));
  });

  test('is linked to words of another side, and cannot lose its last', async () => {
    const made = await annotate(client, [[3, 'source', '第三句']]);
    const annotation = made.annotation.id;
    const range = await rangeOf(client, 3, 'en', 'third');
    const linked = good(await client.annotations.link({ annotation, side: 'en', ranges: [range] })).info;
    expect(linked.anchors.map(({ side, words }) => [side, words])).toEqual([
      ['source', '第三句'],
      ['en', 'third'],
    ]);
    expect(linked.annotation.revision).toBe(2);
    expect((await rowNumbered(client, 3)).marks.map(({ side }) => side)).toEqual(['source', 'en']);
    const off = good(await client.annotations.link({ annotation, side: 'source', ranges: [] })).info;
    expect(off).toMatchObject({ row: 3, side: 'en' });
    expect(codeOf(await client.annotations.link({ annotation, side: 'en', ranges: [] }))).toBe(
      'annotation.no-words',
    );
    expect(codeOf(await client.annotations.link({ annotation, side: 'source', ranges: [range] }))).toBe(
      'annotation.bad-range',
    );
  });

  test('is resolved for a reason and reopened, and every window is told of its rows', async () => {
    const { comment, error } = await some();
    const both = [comment.annotation.id, error.annotation.id];
    const { changed } = good(await client.annotations.resolve({ annotations: both, reason: 'done' }));
    expect(changed).toBe(2);
    expect(changes.at(-1)?.segments.map(({ row }) => row)).toEqual([1, 3]);
    expect((await rowNumbered(client, 1)).marks.filter(({ resolved }) => resolved)).toHaveLength(2);
    expect((await got(error)).annotation).toMatchObject({ resolution: { reason: 'done' }, revision: 2 });
    const again = good(await client.annotations.resolve({ annotations: both, reason: 'done' }));
    expect(again.changed).toBe(0);
    expect(good(await client.annotations.reopen({ annotations: both })).changed).toBe(2);
    expect((await got(error)).annotation).toMatchObject({ resolution: null, revision: 3 });
    expect(codeOf(await client.annotations.reopen({ annotations: [999] }))).toBe('annotation.unknown');
  });

  test('carries a thread: a reply is changed and taken out, each by one step of undo', async () => {
    const made = await annotate(client, [[1, 'source', '發現']]);
    const annotation = made.annotation.id;
    good(await client.annotations.reply({ annotation, body: 'one' }));
    const { info } = good(await client.annotations.reply({ annotation, body: 'two' }));
    expect(info.replies.map(({ body }) => body)).toEqual(['one', 'two']);
    expect(changes.at(-1)?.segments.map(({ row }) => row)).toEqual([1]);
    const reply = info.replies[0]?.id ?? -1;
    const edited = good(await client.annotations.editReply({ reply, body: 'One.' })).info;
    expect(edited.replies[0]).toMatchObject({ body: 'One.', revision: 2 });
    const less = good(await client.annotations.removeReply({ reply })).info;
    expect(less.replies.map(({ body }) => body)).toEqual(['two']);
    expect(codeOf(await client.annotations.removeReply({ reply }))).toBe('reply.unknown');
    good(await client.history.undo({}));
    expect(await got(made)).toEqual(edited);
    good(await client.history.undo({}));
    expect(await got(made)).toEqual(info);
  });

  test('is removed with its replies and words, and undo brings all back as it was', async () => {
    const { comment, term } = await some();
    const annotations = [comment.annotation.id, term.annotation.id, comment.annotation.id];
    good(await client.annotations.reply({ annotation: comment.annotation.id, body: 'one' }));
    const before = await got(comment);
    expect(good(await client.annotations.remove({ annotations })).removed).toBe(2);
    expect(changes.at(-1)?.segments.map(({ row }) => row)).toEqual([1, 6]);
    expect(codeOf(await client.annotations.get({ annotation: comment.annotation.id }))).toBe(
      'annotation.unknown',
    );
    expect((await rowNumbered(client, 1)).marks).toHaveLength(1);
    expect(await listed()).toEqual(['said', 'wrong', 'why third? @Wen']);
    good(await client.history.undo({}));
    expect(await got(comment)).toEqual(before);
    good(await client.history.redo({}));
    expect(await listed()).toEqual(['said', 'wrong', 'why third? @Wen']);
  });

  test('with what cannot be stored, or on no words, is refused', async () => {
    const range = await rangeOf(client, 1, 'source', '發現');
    const create = (content: Partial<typeof plainContent>, ranges = [range]) =>
      client.annotations.create({ content: { ...plainContent, ...content }, ranges });
    expect(codeOf(await create({ body: 'half \ud83d' }))).toBe('input.invalid');
    expect(codeOf(await create({}, [{ ...range, end: range.start }]))).toBe('annotation.no-words');
    expect(codeOf(await create({}, [{ ...range, end: 99 }]))).toBe('annotation.bad-range');
    expect(await listed()).toEqual([]);
  });
});

describe('history', () => {
  test('tells an annotation by its words, leads undo to its row, and lists it with the row', async () => {
    const made = await annotate(client, [[3, 'en', 'third']]);
    const { id } = made.annotation;
    good(await client.annotations.resolve({ annotations: [id], reason: 'done' }));
    good(await client.annotations.remove({ annotations: [id] }));
    good(await client.history.undo({}));
    const told = (await events()).slice(0, 4).map(({ kind, row, side, before, after, cells }) => {
      return [kind, row, side, before, after, cells];
    });
    expect(told).toEqual([
      ['undo', 3, 'en', '', 'third', 0],
      ['remove-annotation', 3, 'en', 'third', '', 0],
      ['resolve', 3, 'en', 'third', 'third', 0],
      ['annotate', 3, 'en', '', 'third', 0],
    ]);
    const { segment } = await rowNumbered(client, 3);
    const ofRow = good(await client.history.list({ count: 50, segment }));
    expect(ofRow.map(({ kind }) => kind)).toEqual(['undo', 'remove-annotation', 'resolve', 'annotate']);
    expect(good(await client.history.undo({}))).toMatchObject({ kind: 'resolve', row: 3, side: 'en' });
  });
});

describe('the list', () => {
  test('is in text order, pages, groups, and counts all', async () => {
    await some();
    expect(await listed()).toEqual(['said', 'discover', 'wrong', 'why third? @Wen', 'term']);
    const byTag = good(await client.annotations.list({ group: 'tag', from: 1, count: 2 }));
    expect(byTag.total).toBe(5);
    expect(byTag.groups).toEqual([
      { value: 'verb', count: 2 },
      { value: '', count: 3 },
    ]);
    expect(byTag.items.map(({ annotation }) => annotation.body)).toEqual(['term', 'said']);
    const byKind = good(await client.annotations.list({ group: 'kind' }));
    expect(byKind.groups.map(({ value }) => value)).toEqual([
      'comment',
      'question',
      'highlight',
      'term',
      'error',
    ]);
    expect(
      good(await client.annotations.list({ group: 'document' })).groups.map(({ count }) => count),
    ).toEqual([4, 1]);
  });

  test.each<[AnnotationFilter, readonly string[]]>([
    [{ kinds: ['comment', 'term'] }, ['discover', 'term']],
    [{ tags: ['style'] }, ['discover']],
    [{ sides: ['source'], without: 'en' }, ['said', 'discover', 'term']],
    [{ sides: ['en'] }, ['wrong', 'why third? @Wen']],
    [{ categories: ['mistranslation'] }, ['wrong']],
    [{ severities: ['major', 'minor'] }, ['wrong']],
    [{ visibilities: ['private'] }, ['said']],
    [{ mentions: 'wen' }, ['why third? @Wen']],
    [{ mentions: 'We' }, []],
    [{ text: '发现' }, ['discover']],
    [{ text: 'THIRD' }, ['wrong', 'why third? @Wen']],
    [{ row: 3, kinds: ['error'] }, ['wrong']],
    [{ statuses: ['orphan'] }, []],
  ])('is narrowed by %j', async (filter, bodies) => {
    await some();
    expect(await listed(filter)).toEqual(bodies);
  });

  test('knows what is open, and its facets count what the rest of the filter admits', async () => {
    const { error } = await some();
    good(await client.annotations.resolve({ annotations: [error.annotation.id], reason: 'wont-fix' }));
    expect(await listed({ state: 'resolved' })).toEqual(['wrong']);
    const all = good(await client.annotations.facets({}));
    expect(all).toMatchObject({ total: 5, open: 4, resolved: 1, uncountered: 3 });
    expect(all.tags).toEqual([
      { value: 'verb', count: 2 },
      { value: 'style', count: 1 },
    ]);
    const narrowed = good(await client.annotations.facets({ filter: { tags: ['verb'], kinds: ['term'] } }));
    expect(narrowed.total).toBe(1);
    expect(narrowed.kinds).toEqual([
      { value: 'comment', count: 1 },
      { value: 'term', count: 1 },
    ]);
    expect(narrowed.tags).toEqual([{ value: 'verb', count: 1 }]);
    expect(narrowed.sides).toEqual([{ value: 'source', count: 1 }]);
  });

  test('hides what belongs to a document that was taken out', async () => {
    await some();
    const { documents } = good(await client.project.info({}));
    good(await client.documents.remove({ document: documents[1]?.id ?? -1 }));
    expect(await listed()).toEqual(['said', 'discover', 'wrong', 'why third? @Wen']);
    good(await client.history.undo({}));
    expect(await listed({ kinds: ['term'] })).toEqual(['term']);
  });

  test('is walked from a place or an annotation on, back, and round', async () => {
    const { comment, question, term } = await some();
    const from = { row: 1, side: 'source' as const, at: 2 };
    const next = async (rest: { after?: AnnotationId; backwards?: boolean; filter?: AnnotationFilter }) =>
      good(await client.annotations.next({ from, ...rest }))?.annotation.body;
    expect(await next({})).toBe('discover');
    expect(await next({ backwards: true })).toBe('said');
    expect(await next({ after: comment.annotation.id })).toBe('wrong');
    expect(await next({ after: term.annotation.id })).toBe('said');
    expect(await next({ after: question.annotation.id, backwards: true })).toBe('wrong');
    expect(await next({ filter: { kinds: ['alternative'] } })).toBeUndefined();
  });

  test('survives a restart', async () => {
    await some();
    const before = good(await client.annotations.list({}));
    good(await client.project.close({}));
    good(await client.project.open({ path }));
    expect(good(await client.annotations.list({}))).toEqual(before);
  });
});

test('people are those of the settings, then whoever wrote in the project', async () => {
  good(await client.project.configure({ region: 'cn', protectedWords: [], people: ['Zhou', 'Wen'] }));
  good(await client.preferences.set({ author: 'Li' }));
  await annotate(client, [[1, 'source', '發現']]);
  expect(good(await client.annotations.people({}))).toEqual(['Zhou', 'Wen', 'Li', 'test']);
});

test('whoever was named with @ can be named again, and chosen with how often that was', async () => {
  good(await client.project.configure({ region: 'cn', protectedWords: [], people: ['Wen'] }));
  await annotate(client, [[1, 'source', '發現']], { body: '@wen, @Mira: 請 @王小明 看' });
  await annotate(client, [[1, 'source', '發現']], { body: 'for @Mira, not mail@Wen' });
  expect(good(await client.annotations.people({}))).toEqual(['Wen', 'test', 'Mira', '王小明']);
  const { mentions } = good(await client.annotations.facets({ filter: {} }));
  expect(mentions).toEqual([
    { value: 'Mira', count: 2 },
    { value: 'Wen', count: 1 },
    { value: '王小明', count: 1 },
  ]);
  // The rest of the filter narrows the counts, the choice of a person does not.
  const chosen = { mentions: '王小明' };
  expect(good(await client.annotations.facets({ filter: chosen })).mentions).toEqual(mentions);
  expect(good(await client.annotations.list({ filter: chosen })).total).toBe(1);
});

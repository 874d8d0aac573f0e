import { describe, expect, test } from 'vitest';
import type { ConceptContent, TermStatus } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { inShort, open, problems, rowsOf, undo, write } from './checking.ts';
import { codeOf, good } from './fixtures.ts';

type Written = readonly [language: string, text: string, status?: TermStatus];

const content = (...terms: readonly Written[]): ConceptContent => ({
  terms: terms.map(([language, text, status = 'preferred']) => ({ language, text, status })),
  partOfSpeech: null,
  domain: '',
  note: '',
  source: '',
});

const add = async ({ client }: Engine, ...terms: readonly Written[]) =>
  good(await client.terms.add(content(...terms)));

const segmentAt = async (engine: Engine, row: number) => {
  const found = (await rowsOf(engine))[row - 1];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found.segment;
};

const inRow = async (engine: Engine, row: number) =>
  good(await engine.client.terms.inRow({ segment: await segmentAt(engine, row) }));

const listed = async ({ client }: Engine, text = '') =>
  good(await client.terms.list({ text })).concepts.map(({ terms }) => terms[0]?.text);

describe('the termbase of a project', () => {
  test('is found in the originals, in either script, with what each column calls it', async () => {
    const engine = await open('渡口的系統壞了。\n天黑了。\n');
    await add(engine, ['zh-Hans', '渡口'], ['en', 'ferry crossing'], ['en', 'pier', 'forbidden']);
    await add(engine, ['zh-Hant', '系統'], ['en', 'system']);
    const [row, other] = await rowsOf(engine);
    expect(row?.terms).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ]);
    expect(other?.terms).toBeUndefined();
    const found = await inRow(engine, 1);
    expect(found.map(({ text, ranges, inside }) => ({ text, ranges, inside }))).toEqual([
      { text: '渡口', ranges: [{ start: 0, end: 2 }], inside: false },
      { text: '系統', ranges: [{ start: 3, end: 5 }], inside: false },
    ]);
    expect(found[1]?.columns).toEqual([
      {
        side: 'zh-Hans',
        language: 'zh-Hans',
        terms: [{ text: '系统', status: 'preferred', converted: true }],
      },
      { side: 'en', language: 'en', terms: [{ text: 'system', status: 'preferred' }] },
    ]);
    expect(found[0]?.columns[1]?.terms.map(({ status }) => status)).toEqual(['preferred', 'forbidden']);
  });

  test('is listed newest first, and by what it says in either script', async () => {
    const engine = await open('渡口。\n');
    await add(engine, ['zh-Hant', '發現'], ['en', 'discovery']);
    await add(engine, ['zh-Hant', '渡口'], ['en', 'Ferry']);
    expect(await listed(engine)).toEqual(['渡口', '發現']);
    expect(await listed(engine, '发现')).toEqual(['發現']);
    expect(await listed(engine, 'FERRY')).toEqual(['渡口']);
    const page = good(await engine.client.terms.list({ from: 1, count: 1 }));
    expect([page.total, page.concepts.length]).toEqual([2, 1]);
  });

  test('takes each change back and makes it again, and nothing is stored otherwise than history has it', async () => {
    const engine = await open('渡口。\n');
    const { id } = await add(engine, ['zh-Hant', '渡口'], ['en', 'ferry']);
    good(
      await engine.client.terms.change({
        concept: id,
        content: content(['zh-Hant', '渡口'], ['en', 'pier']),
      }),
    );
    good(await engine.client.terms.remove({ concepts: [id] }));
    expect(await inRow(engine, 1)).toEqual([]);
    await undo(engine);
    expect((await inRow(engine, 1))[0]?.columns[1]?.terms[0]?.text).toBe('pier');
    await undo(engine);
    expect((await inRow(engine, 1))[0]?.columns[1]?.terms[0]?.text).toBe('ferry');
    await undo(engine);
    expect(await listed(engine)).toEqual([]);
    for (let n = 0; n < 3; n += 1) good(await engine.client.history.redo({}));
    expect(await listed(engine)).toEqual([]);
    const kinds = good(await engine.client.history.list({})).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['add-term', 'change-term', 'remove-term']));
    expect(await problems(engine)).toEqual([]);
  });

  test('is still there when the project is opened again', async () => {
    const engine = await open('渡口。\n');
    await add(engine, ['zh-Hant', '渡口'], ['en', 'ferry']);
    const { path } = good(await engine.client.project.info({}));
    good(await engine.client.project.close({}));
    good(await engine.client.project.open({ path }));
    expect((await rowsOf(engine))[0]?.terms).toEqual([{ start: 0, end: 2 }]);
  });

  test('refuses concepts without a term, and those that are not there', async () => {
    const engine = await open('渡口。\n');
    expect(codeOf(await engine.client.terms.add(content(['en', '  '])))).toBe('concept.no-terms');
    const gone = { concept: 7, content: content(['en', 'a']) };
    expect(codeOf(await engine.client.terms.change(gone))).toBe('concept.unknown');
    expect(codeOf(await engine.client.terms.remove({ concepts: [7] }))).toBe('concept.unknown');
    const { id } = await add(engine, ['zh-Hant', ' 渡口 '], ['zh-Hant', '渡口', 'forbidden']);
    expect(good(await engine.client.terms.list({})).concepts[0]?.terms).toEqual([
      { language: 'zh-Hant', text: '渡口', status: 'preferred' },
    ]);
    const before = good(await engine.client.history.list({})).length;
    good(await engine.client.terms.change({ concept: id, content: content(['zh-Hant', '渡口']) }));
    expect(good(await engine.client.history.list({}))).toHaveLength(before);
  });
});

describe('two selections', () => {
  test('become a concept, then a term of it, whichever comes first', async () => {
    const engine = await open('渡口。\n渡口。\n');
    const pair = async (row: number, first: [string, string], second: [string, string]) => {
      const segment = await segmentAt(engine, row);
      const words = ([side, text]: [string, string]) => ({ segment, side, text });
      return good(await engine.client.terms.addPair({ first: words(first), second: words(second) }));
    };
    expect((await pair(1, ['en', 'ferry'], ['source', '渡口'])).added).toBe('concept');
    expect((await pair(2, ['source', '渡口'], ['en', 'pier'])).added).toBe('term');
    const again = await pair(2, ['source', '渡口'], ['en', ' pier']);
    expect(again.added).toBe('nothing');
    expect(again.concept.terms).toEqual([
      { language: 'zh-Hant', text: '渡口', status: 'preferred' },
      { language: 'en', text: 'ferry', status: 'preferred' },
      { language: 'en', text: 'pier', status: 'admitted' },
    ]);
  });
});

describe('findings', () => {
  test('come and go with terms and texts', async () => {
    const engine = await open('渡口很遠。\n渡口。\n');
    await write(engine, 1, 'en', 'The pier is far.');
    expect(await inShort(engine)).toEqual([]);
    const { id } = await add(
      engine,
      ['zh-Hant', '渡口'],
      ['en', 'ferry crossing'],
      ['en', 'pier', 'forbidden'],
    );
    expect(await inShort(engine)).toEqual(['1 en forbidden pier']);
    expect((await rowsOf(engine)).map(({ findings }) => findings)).toEqual([1, 0]);
    await write(engine, 1, 'en', 'It is far.');
    expect(await inShort(engine)).toEqual(['1 en missing 渡口']);
    good(await engine.client.terms.remove({ concepts: [id] }));
    expect(await inShort(engine)).toEqual([]);
    await undo(engine);
    expect(await inShort(engine)).toEqual(['1 en missing 渡口']);
  });
});

describe('names', () => {
  const sun = {
    terms: [
      { language: 'zh-Hant', text: '孫中山', status: 'preferred' as const },
      { language: 'en', text: 'Sun Yat-sen', status: 'preferred' as const },
    ],
    picture: 'https://example.org/sun.jpg',
  };

  const addSun = async ({ client }: Engine) => {
    const read = good(await client.terms.romanise({ text: '孫中山', kind: 'person' }));
    const titles = [{ original: '大總統', translation: 'President' }];
    return good(
      await client.terms.add({ ...sun, name: { kind: 'person', gender: 'male', titles, ...read } }),
    );
  };

  test('are read, kept with all that is said of them, listed by kind, and taken back', async () => {
    const engine = await open('孫中山。\n');
    const { id } = await addSun(engine);
    await add(engine, ['zh-Hant', '渡口'], ['en', 'ferry']);
    const { path } = good(await engine.client.project.info({}));
    good(await engine.client.project.close({}));
    good(await engine.client.project.open({ path }));
    expect(good(await engine.client.terms.get({ concept: id }))).toMatchObject({
      picture: sun.picture,
      name: {
        kind: 'person',
        surname: '孫',
        gender: 'male',
        romanisations: { pinyinTones: 'Sūn Zhōngshān', wadeGiles: 'Sun Chung-shan' },
      },
    });
    const listedAs = async (kind: 'names' | 'terms' | 'person' | 'place', text = '') =>
      good(await engine.client.terms.list({ kind, text })).concepts.map(({ terms }) => terms[0]?.text);
    expect(await listedAs('names')).toEqual(['孫中山']);
    expect(await listedAs('person', 'chung-SHAN')).toEqual(['孫中山']);
    expect(await listedAs('place')).toEqual([]);
    expect(await listedAs('terms')).toEqual(['渡口']);
    expect(await problems(engine)).toEqual([]);
    await undo(engine);
    await undo(engine);
    expect(await listedAs('names')).toEqual([]);
  });

  test('are known by the given name alone from the row on that introduces them, and proposed with their title', async () => {
    const engine = await open('中山公園。\n孫中山來了。\n中山說話。\n孫大總統走了。\n');
    await addSun(engine);
    const marked = (await rowsOf(engine)).map(({ terms = [] }) => terms);
    expect(marked).toEqual([[], [{ start: 0, end: 3 }], [{ start: 0, end: 2 }], [{ start: 0, end: 4 }]]);
    const [found] = await inRow(engine, 4);
    expect(found?.called).toBe('孫大總統');
    expect(found?.columns[1]?.terms.map(({ text }) => text)).toEqual(['President Sun', 'Sun Yat-sen']);
    // What is introduced follows the originals.
    const [, introducing] = await rowsOf(engine);
    if (introducing === undefined) throw new Error('no row');
    await write(engine, 2, 'source', '他來了。');
    expect((await rowsOf(engine))[2]?.terms).toBeUndefined();
  });

  test('have a row looked at again when the row before it names another', async () => {
    const engine = await open('孫中山來了。\n後來走了。\n');
    await addSun(engine);
    await write(engine, 1, 'en', 'Sun Yat-sen came.');
    await write(engine, 2, 'en', 'Then she left.');
    const codes = async () =>
      good(await engine.client.checks.list({ check: 'names', from: 0, count: 9 })).findings.map(
        ({ row, code, severity }) => `${row} ${code} ${severity}`,
      );
    expect(await codes()).toEqual(['2 pronoun info']);
    await write(engine, 1, 'en', 'Sun Yat-sen came with Mary.');
    expect(await codes()).toEqual([]);
  });
});

describe('the impact of a change', () => {
  const ferry = (english: string): ConceptContent => content(['zh-Hant', '渡口'], ['en', english]);

  const begin = async () => {
    const engine = await open('渡口很遠。\n他看見渡口。\n天黑了。\n渡口的船。\n');
    const { id } = await add(engine, ['zh-Hant', '渡口'], ['en', 'ferry']);
    await write(engine, 1, 'en', 'Ferries are far.');
    await write(engine, 2, 'en', 'He saw a pier.');
    await write(engine, 3, 'en', 'The ferry of the night.');
    await write(engine, 4, 'en', 'A ferry’s boat.');
    return { engine, id };
  };
  const english = async (engine: Engine) => (await rowsOf(engine)).map(({ cells }) => cells['en']?.text);

  test('is shown and not made: the rows whose original has the term, each with its proposal where the former one is found', async () => {
    const { engine, id } = await begin();
    const sequence = good(await engine.client.project.info({})).sequence;
    const { texts, proposals } = good(
      await engine.client.terms.impact({ concept: id, content: ferry('old crossing') }),
    );
    expect(texts.map(({ row, side, after }) => [row, side, after])).toEqual([
      [1, 'en', 'Old crossings are far.'],
      [2, 'en', null],
      [4, 'en', 'An old crossing’s boat.'],
    ]);
    expect(proposals).toBe(2);
    expect(good(await engine.client.project.info({})).sequence).toBe(sequence);
    expect(good(await engine.client.terms.impact({ concept: id, content: ferry('ferry') })).texts).toEqual(
      [],
    );
  });

  test('is accepted one by one, with the entry, as one step of undo', async () => {
    const { engine, id } = await begin();
    const change = { concept: id, content: ferry('crossing') };
    const { texts } = good(await engine.client.terms.impact(change));
    const accepted = texts
      .filter(({ row }) => row !== 1)
      .map(({ segment, side, before }) => ({ segment, side, before }));
    const done = good(await engine.client.terms.changeWithTexts({ ...change, accepted }));
    expect([done.changed, done.left]).toEqual([1, 1]);
    expect(await english(engine)).toEqual([
      'Ferries are far.',
      'He saw a pier.',
      'The ferry of the night.',
      'A crossing’s boat.',
    ]);
    await undo(engine);
    expect((await english(engine))[3]).toBe('A ferry’s boat.');
    expect(good(await engine.client.terms.get({ concept: id })).terms[1]?.text).toBe('ferry');
    expect(await problems(engine)).toEqual([]);
  });

  test('leaves texts that were changed or locked since', async () => {
    const { engine, id } = await begin();
    const change = { concept: id, content: ferry('crossing') };
    const { texts } = good(await engine.client.terms.impact(change));
    await write(engine, 1, 'en', 'Ferries are very far.');
    const fourth = await segmentAt(engine, 4);
    good(await engine.client.cells.lock({ segments: [fourth], side: 'en', locked: true }));
    const accepted = texts.map(({ segment, side, before }) => ({ segment, side, before }));
    const done = good(await engine.client.terms.changeWithTexts({ ...change, accepted }));
    expect([done.changed, done.left]).toEqual([0, 3]);
    const locked = good(await engine.client.terms.impact({ concept: id, content: ferry('landing') }));
    expect(locked.texts.find(({ row }) => row === 4)).toMatchObject({ after: null, locked: true });
  });
});

describe('candidates for terms', () => {
  test('come from the originals, without what the termbase knows, each with its rows', async () => {
    const engine = await open('霧燈車站在南。林若溪說。\n他去霧燈車站，林若溪表示。\n');
    const wanted = { job: 'candidates' };
    const { candidates } = good(await engine.client.terms.candidates(wanted));
    const told = new Set(candidates.map(({ text, kind, spelling }) => [text, kind, spelling].join(' ')));
    expect(told).toEqual(new Set(['林若溪 person Lin Ruoxi', '霧燈車站  ']));
    expect(candidates.find(({ kind }) => kind === null)?.contexts.map(({ row }) => row)).toEqual([1, 3]);
    await add(engine, ['zh-Hans', '雾灯车站'], ['en', 'Fog Lamp Station']);
    const later = good(await engine.client.terms.candidates(wanted)).candidates;
    expect(later.map(({ text }) => text)).toEqual(['林若溪']);
  });
});

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringUpToDate } from '#cli/build.ts';
import type { GrammarIssue } from '#core/checks/grammar.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { createEngine, type Engine } from '#engine/engine.ts';
import type { Checker } from '#engine/grammar/checker.ts';
import { lackOfProgram } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { importText, rowsOf, write } from './checking.ts';
import { codeOf, good, scratch } from './fixtures.ts';

const lack = lackOfProgram('strace', 'that the checker of grammar asks the system for no connection');

describe('the checker itself, begun once', () => {
  let folder = '';
  let told: Record<string, unknown> = {};
  beforeAll(async () => {
    await bringUpToDate(['grammar'], () => undefined);
    folder = mkdtempSync(join(quickFolder, 'duizhao-grammar-'));
    // From its source: it tells by their paths which modules are loaded, and a bundle has none of them.
    const child = [join(import.meta.dirname, 'grammar-child.ts'), folder];
    const traced = ['-f', '-e', 'trace=socket,connect,sendto', '-o', join(folder, 'trace'), process.execPath];
    const { stdout } = await (lack === null
      ? promisify(execFile)('strace', [...traced, ...child])
      : promisify(execFile)(process.execPath, child));
    told = JSON.parse(stdout) as Record<string, unknown>;
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is not loaded while it is switched off, and finds nothing then', () => {
    expect(told['off']).toEqual({
      state: { ok: true, value: { on: false, available: true, phase: 'resting' } },
      found: [],
      check: { ok: false, error: { code: 'grammar.off' } },
      loaded: 0,
    });
  });

  const first = [1, 'en', 'repetition', 'to the the school', [{ start: 16, end: 23 }]];
  const others = [
    [2, 'en', 'wrong-word', 'We could of gone', [{ start: 3, end: 11 }]],
    [2, 'en', 'other', 'and an town.', [{ start: 25, end: 27 }]],
    [4, 'en-GB', 'other', 'of an house.', [{ start: 14, end: 16 }]],
  ];

  test('finds what is wrong in shown rows, counted in code points, round codes, in both Englishes; names, spelling and open quotes it leaves', () => {
    expect(told['shown']).toEqual({
      state: { ok: true, value: { on: true, available: true, phase: 'ready' } },
      found: [[1, 'en', 'agreement', 'he go to', [{ start: 10, end: 12 }]], first, ...others],
    });
  });

  test('tells what may stand there instead, which is put there once', () => {
    expect(told['at']).toMatchObject({
      finding: { side: 'en', check: 'grammar', code: 'agreement', words: 'he go to' },
      suggestions: ['goes'],
    });
    expect(told['elsewhere']).toEqual({ ok: true, value: null });
    expect(told['replaced']).toEqual([
      { ok: true, value: null },
      { ok: false, error: { code: 'finding.unknown', params: { words: 'go' } } },
      '𠮷𠮷 and he goes to the the school with colour.',
    ]);
  });

  test('looks at all rows as a job, which can be cancelled', () => {
    expect(told['ignored']).toEqual([{ ok: true, value: null }]);
    expect(told['checked']).toEqual({ ok: true, value: { texts: 4, issues: 3 } });
    expect(told['progress']).toBe(true);
    expect(told['after']).toEqual(others);
    expect(told['cancelled']).toEqual({ ok: false, error: { code: 'job.cancelled' } });
  });

  test('is gone once it is switched off, with what it found', () => {
    expect(told['offAgain']).toEqual({
      state: { ok: true, value: { on: false, available: true, phase: 'resting' } },
      found: [],
    });
  });

  test.skipIf(lack !== null)('asks the system for no connection', () => {
    const calls = readFileSync(join(folder, 'trace'), 'utf8');
    expect(calls).toContain('exited with 0');
    expect(calls).not.toMatch(/AF_INET/);
  });
});

/** A checker that is told what to answer; each text waits until it is. */
const handChecker = () => {
  const begun: Asked[] = [];
  type Asked = {
    readonly texts: string[];
    answer: ((said: Result<readonly GrammarIssue[]>) => void) | null;
    isTooLarge: boolean;
    isClosed: boolean;
  };
  const begin = (): Checker => {
    const own: Asked = { texts: [], answer: null, isTooLarge: false, isClosed: false };
    begun.push(own);
    return {
      ready: Promise.resolve(ok(null)),
      look: ({ text }) =>
        new Promise((resolve) => {
          own.texts.push(text);
          own.answer = resolve;
        }),
      isTooLarge: () => own.isTooLarge,
      close: () => {
        own.isClosed = true;
        own.answer?.(fail('job.cancelled'));
        return Promise.resolve();
      },
    };
  };
  return { begin, begun };
};

const issue = { start: 0, end: 2, kind: 'Agreement', said: 'Told.', suggestions: ['It'] };
const stoppedBy = fail('grammar.stopped', { detail: '30 s' });

describe('round a checker', () => {
  const start = async (texts: readonly string[]) => {
    const folder = scratch();
    const hand = handChecker();
    const engine: Engine = createEngine({
      dataFolder: join(folder, 'data'),
      libraryFolder: join(folder, 'library'),
      samplesFolder: folder,
      form: 'window',
      grammar: hand.begin,
    });
    const heard: string[] = [];
    engine.onEvent((name) => void heard.push(name));
    await importText(engine, texts.map(() => '一。\n').join(''));
    for (const [at, text] of texts.entries()) await write(engine, at + 1, 'en', text);
    const set = async (grammar: boolean) => good(await engine.client.preferences.set({ grammar }));
    const phase = async () => good(await engine.client.grammar.state({})).phase;
    return { engine, hand, heard, set, phase };
  };
  const stops = (heard: readonly string[]) => heard.filter((name) => name === 'grammar.stopped').length;
  const turn = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

  test('nothing is begun before a text is shown, and the text that was just written comes first, in its last form', async () => {
    const { engine, hand, set } = await start(['One go.', 'Two go.', 'Three go.']);
    await set(true);
    expect(hand.begun).toEqual([]);
    await rowsOf(engine);
    await turn();
    expect(hand.begun[0]?.texts).toEqual(['One go.']);
    for (const text of ['Three goe.', 'Three goes.']) {
      await write(engine, 3, 'en', text);
      good(await engine.client.rows.page({ from: 3, count: 1 }));
    }
    for (const _ of [1, 2]) {
      hand.begun[0]?.answer?.(ok([]));
      await turn();
    }
    expect(hand.begun[0]?.texts).toEqual(['One go.', 'Three goes.', 'Two go.']);
    await engine.close();
    expect(hand.begun.map(({ isClosed }) => isClosed)).toEqual([true]);
  });

  test('a breakdown is told once, harms nothing else, and after a switch off and on the text is left out', async () => {
    const { engine, hand, heard, set, phase } = await start(['One go.', 'Two go.']);
    await set(true);
    await rowsOf(engine);
    await turn();
    hand.begun[0]?.answer?.(stoppedBy);
    await turn();
    expect([stops(heard), await phase(), hand.begun[0]?.isClosed]).toEqual([1, 'stopped', true]);
    await rowsOf(engine);
    await write(engine, 2, 'en', 'Two goes.');
    await rowsOf(engine);
    await turn();
    expect([stops(heard), hand.begun.length]).toEqual([1, 1]);
    await set(false);
    await set(true);
    await rowsOf(engine);
    await turn();
    expect(hand.begun[1]?.texts).toEqual(['Two goes.']);
    hand.begun[1]?.answer?.(ok([issue]));
    await turn();
    expect(good(await engine.client.grammar.check({}))).toEqual({ texts: 2, issues: 1 });
    await engine.close();
  });

  test('what was found in a shown row a moment ago is counted', async () => {
    const { engine, hand, set } = await start(['One go.']);
    await set(true);
    expect(good(await engine.client.checks.groups({ check: 'grammar' })).total).toBe(0);
    await rowsOf(engine);
    await turn();
    hand.begun[0]?.answer?.(ok([issue]));
    await turn();
    expect(good(await engine.client.grammar.check({}))).toEqual({ texts: 1, issues: 1 });
    await engine.close();
  });

  test('switching off and closing the project in the middle of a text are no breakdowns', async () => {
    const { engine, hand, heard, set, phase } = await start(['One go.']);
    await set(true);
    await rowsOf(engine);
    await turn();
    await set(false);
    expect([await phase(), hand.begun[0]?.isClosed, stops(heard)]).toEqual(['resting', true, 0]);
    await set(true);
    const all = engine.client.grammar.check({});
    await turn();
    good(await engine.client.project.close({}));
    expect(codeOf(await all)).toBe('job.cancelled');
    expect([await phase(), hand.begun[1]?.isClosed, stops(heard)]).toEqual(['resting', true, 0]);
    await engine.close();
  });

  test('one that takes too much memory gives way to another', async () => {
    const { engine, hand, heard, set } = await start(['One go.', 'Two go.']);
    await set(true);
    const all = engine.client.grammar.check({});
    await turn();
    const [one] = hand.begun;
    if (one !== undefined) one.isTooLarge = true;
    one?.answer?.(ok([]));
    await turn();
    await turn();
    hand.begun[1]?.answer?.(ok([issue]));
    expect(good(await all)).toEqual({ texts: 2, issues: 1 });
    expect([hand.begun.map(({ isClosed }) => isClosed), stops(heard)]).toEqual([[true, false], 0]);
    await engine.close();
  });
});

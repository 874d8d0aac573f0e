import { ChangeSet } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { Committed } from '#api/cells.ts';
import { fail, ok, plain, type Failure, type Result } from '#core/model/index.ts';
import { createDraft, type DraftEdit } from '#renderer/features/editor/draft.ts';

/** A draft on a wire that answers when told to, with timers that run when told to. */
const bench = (start = '') => {
  const sent: DraftEdit[] = [];
  const answers: ((answer: Result<Committed>) => void)[] = [];
  const states: string[] = [];
  const failures: Failure[] = [];
  let timer: (() => void) | null = null;
  let time = 0;
  const draft = createDraft({
    start: plain(start),
    visit: 'v',
    send: (edit) => {
      sent.push(edit);
      return new Promise((resolve) => {
        answers.push(resolve);
      });
    },
    onState: (state) => states.push(state),
    onCommitted: () => undefined,
    onFailure: (failure) => failures.push(failure),
    later: (_, then) => {
      timer = then;
      return () => {
        timer = null;
      };
    },
  });
  const settle = (): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(resolve);
    });
  let text = start;
  return {
    draft,
    sent,
    states,
    failures,
    type: (more: string, after = 50) => {
      time += after;
      draft.type(plain(text + more), { time, at: text.length, deleted: 0, inserted: more }, [
        ChangeSet.of({ from: text.length, insert: more }, text.length),
      ]);
      text += more;
    },
    ring: () => timer?.(),
    answer: async (answer: Result<Committed>) => {
      await settle();
      answers.shift()?.(answer);
      await settle();
    },
    settle,
  };
};

const committed = ok({} as Committed);

describe('a draft', () => {
  it('that a composition came to nothing in is as saved as before', async () => {
    const { draft, ring, sent, states, settle } = bench('Why');
    draft.type(plain('Why'), { time: 1, at: 3, deleted: 2, inserted: '' }, []);
    ring();
    await settle();
    expect(sent).toEqual([]);
    expect(states.at(-1)).toBe('saved');
    expect(draft.settled()).toBe(true);
  });

  it('is saved some time after the last key, and saved only once the engine says so', async () => {
    const { draft, type, ring, answer, sent, states, settle } = bench('Why');
    type(' was');
    expect(sent).toEqual([]);
    expect(draft.settled()).toBe(false);
    ring();
    await settle();
    expect(sent).toEqual([
      {
        before: 'Why',
        after: plain('Why was'),
        edits: [{ start: 3, end: 3, insert: ' was' }],
        burst: 'v.1',
      },
    ]);
    expect(states).toEqual(['typing', 'saving']);
    await answer(committed);
    expect(states.at(-1)).toBe('saved');
    expect(draft.settled()).toBe(true);
  });

  it('sends one edit after the other, each starting from the one before', async () => {
    const { type, ring, answer, sent, states, draft } = bench();
    type('one');
    ring();
    type(' two');
    const flushed = draft.flush();
    await answer(committed);
    expect(states.at(-1)).toBe('saving');
    await answer(committed);
    expect(await flushed).toBe(true);
    expect(sent.map(({ before, after, burst }) => [before, after.text, burst])).toEqual([
      ['', 'one', 'v.1'],
      ['one', 'one two', 'v.1'],
    ]);
  });

  it('sends what was typed before a pause as a step of its own', async () => {
    const { type, answer, sent, settle } = bench();
    type('one');
    type(' two', 1500);
    await settle();
    expect(sent.map(({ after, burst }) => [after.text, burst])).toEqual([['one', 'v.1']]);
    await answer(committed);
  });

  it('keeps the text when the engine refuses it, and sends nothing more on top', async () => {
    const { draft, type, ring, answer, sent, failures, states } = bench('a');
    type('b');
    ring();
    type('c');
    const flushed = draft.flush();
    await answer(fail('cell.stale-edit'));
    expect(await flushed).toBe(false);
    expect(failures.map(({ code }) => code)).toEqual(['cell.stale-edit']);
    expect(states.at(-1)).toBe('failed');
    expect(sent).toHaveLength(1);
    expect(draft.known().text).toBe('a');
    expect(draft.latest().text).toBe('abc');
    type('d');
    expect(await draft.flush()).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it('is written over the other text, or given up, as the user says', async () => {
    const mine = bench('a');
    mine.type('b');
    mine.ring();
    await mine.answer(fail('cell.stale-edit'));
    const written = mine.draft.rebase(plain('other'), 'mine');
    await mine.answer(committed);
    expect(await written).toBe(true);
    expect(mine.sent.at(-1)).toMatchObject({ before: 'other', after: { text: 'ab' } });
    expect(mine.draft.settled()).toBe(true);

    const theirs = bench('a');
    theirs.type('b');
    theirs.ring();
    await theirs.answer(fail('cell.stale-edit'));
    expect(await theirs.draft.rebase(plain('other'), 'theirs')).toBe(true);
    expect(theirs.sent).toHaveLength(1);
    expect(theirs.draft.latest().text).toBe('other');
    expect(theirs.states.at(-1)).toBe('saved');
  });

  it('has nothing to send when the text is what the engine holds', async () => {
    const { draft, type, ring, sent, settle } = bench('ab');
    type('');
    ring();
    await settle();
    expect(await draft.flush()).toBe(true);
    expect(sent).toEqual([]);
  });
});

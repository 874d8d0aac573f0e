import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHold, type HoldPorts } from '#renderer/workspace/input-hold/hold.ts';
import type { HeldInput } from '#renderer/workspace/input-hold/strokes.ts';

const text = (typed: string): HeldInput => ({ kind: 'text', text: typed });

/** Cells that text goes into, and commands that go to the next one some turns later. */
const desk = () => {
  const cells: string[] = [''];
  const dropped: string[] = [];
  const state = { at: 0, drawn: 0, composing: false, closed: false };
  const later: (() => void)[] = [];
  const ports: HoldPorts = {
    receive: () => undefined,
    isComposing: () => state.composing,
    arrive: () => (state.drawn === state.at ? 'arrived' : 'coming'),
    replay: (input) => {
      if (state.closed) return false;
      type(input);
      return true;
    },
    drawn: () => Promise.resolve(),
    onDropped: (input) => dropped.push(...input.map((each) => (each.kind === 'text' ? each.text : ''))),
  };
  const hold = createHold(ports);
  const draw = (): void => {
    state.drawn = state.at;
    hold.goOn();
  };
  /** The engine answers later, and the cell it leads to is drawn later still. */
  const goOn = (): void => {
    const end = hold.begin();
    later.push(() => {
      state.at += 1;
      cells[state.at] = '';
      later.push(draw);
      end();
    });
  };
  const type = (input: HeldInput): void => {
    if (input.kind === 'text' && input.text === '\n') goOn();
    else if (input.kind === 'text') cells[state.drawn] = (cells[state.drawn] ?? '') + input.text;
  };
  const strike = (typed: string): void => {
    if (hold.isHolding()) hold.add(text(typed));
    else type(text(typed));
  };
  const answer = async (): Promise<boolean> => {
    const next = later.shift();
    next?.();
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
    return next !== undefined;
  };
  const finish = async (): Promise<void> => {
    while (await answer());
  };
  return { cells, dropped, hold, state, strike, answer, finish, draw };
};

describe('input while the focus is on its way', () => {
  test('is given back together, in order, where nothing takes it', async () => {
    const { cells, dropped, state, strike, finish, hold } = desk();
    for (const typed of 'a\nbc') strike(typed);
    state.closed = true;
    await finish();
    expect(cells).toEqual(['a', '']);
    expect(dropped).toEqual(['b', 'c']);
    expect(hold.isHolding()).toBe(false);

    state.closed = false;
    strike('\n');
    strike('d');
    await finish();
    expect(cells).toEqual(['a', '', 'd']);
    expect(dropped).toEqual(['b', 'c']);
  });

  test('goes where the command led, in order', async () => {
    const { cells, strike, finish, hold } = desk();
    for (const typed of 'ab\ncd\n\nef') strike(typed);
    expect(cells).toEqual(['ab']);
    await finish();
    expect(cells).toEqual(['ab', 'cd', '', 'ef']);
    expect(hold.isHolding()).toBe(false);
  });

  test('any text, answered at any moment, ends up as if it had been typed slowly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', '，', '\n', 'answer'), { maxLength: 60 }),
        async (strokes) => {
          const { cells, strike, answer, finish, hold } = desk();
          for (const stroke of strokes) {
            if (stroke === 'answer') await answer();
            else strike(stroke);
          }
          await finish();
          const typed = strokes.filter((stroke) => stroke !== 'answer').join('');
          expect(cells).toEqual(typed.split('\n'));
          expect(hold.isHolding()).toBe(false);
        },
      ),
    );
  });

  test('waits for the cell to be drawn although the command has ended', async () => {
    const { cells, strike, answer } = desk();
    strike('\n');
    strike('a');
    await answer();
    expect(cells).toEqual(['', '']);
    await answer();
    expect(cells).toEqual(['', 'a']);
  });

  test('waits for an input method to finish what it composes', async () => {
    const { cells, strike, finish, hold, state } = desk();
    strike('\n');
    state.composing = true;
    await finish();
    expect(cells).toEqual(['', '']);
    state.composing = false;
    hold.add(text('雨'));
    await finish();
    expect(cells).toEqual(['', '雨']);
  });

  test('is dropped and told when there is nowhere to go', async () => {
    const { cells, dropped, hold, strike, finish } = desk();
    const end = hold.begin();
    strike('a');
    strike('\n');
    hold.drop();
    end();
    await finish();
    expect(dropped).toEqual(['a', '\n']);
    expect(cells).toEqual(['']);
    strike('b');
    expect(cells).toEqual(['b']);
  });

  test('a command that outlasts another goes on holding', async () => {
    const { cells, hold, strike, finish } = desk();
    const [first, second] = [hold.begin(), hold.begin()];
    strike('a');
    first();
    first();
    await finish();
    expect(cells).toEqual(['']);
    second();
    await finish();
    expect(cells).toEqual(['a']);
  });

  test('let go of, nothing waits any longer, whatever ends later', async () => {
    const { cells, dropped, hold, strike, finish } = desk();
    const end = hold.begin();
    strike('a');
    hold.release();
    strike('b');
    end();
    await finish();
    expect([cells, dropped]).toEqual([['b'], ['a']]);
  });

  test('forgets a command that never ends: what is typed behind the next one is handed on', async () => {
    const { cells, hold, strike, finish } = desk();
    hold.begin();
    hold.release();
    const end = hold.begin();
    strike('a');
    end();
    await finish();
    expect(cells).toEqual(['a']);
  });
});

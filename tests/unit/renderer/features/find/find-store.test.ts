import { beforeEach, describe, expect, it } from 'vitest';
import type { Side } from '#core/model/index.ts';
import {
  askedOf,
  beginReplacing,
  changeFind,
  chooseSides,
  endReplacing,
  searchAgain,
  useFind,
} from '#renderer/features/find/find-store.ts';

const columns: readonly Side[] = ['source', 'zh-Hans', 'en'];

const asked = () => askedOf(useFind.getState(), columns);
const sides = () => asked()?.query.sides ?? columns;

beforeEach(() => {
  endReplacing();
  useFind.setState({ without: [] });
  changeFind({ text: '章' });
});

describe('the columns looked in', () => {
  it('are all of them when only searching, without those left out', () => {
    expect(sides()).toEqual(columns);
    chooseSides(['source', 'en'], columns);
    expect(sides()).toEqual(['source', 'en']);
  });

  it('are, when replacing, the one the user is in', () => {
    beginReplacing('en');
    expect(sides()).toEqual(['en']);
    beginReplacing('zh-Hans');
    expect(sides()).toEqual(['zh-Hans']);
  });

  it('take in the original only when it is chosen', () => {
    beginReplacing('source');
    expect(sides()).toEqual(['zh-Hans', 'en']);
    chooseSides(['source', 'zh-Hans'], columns);
    expect(sides()).toEqual(['source', 'zh-Hans']);
    // The choice is for this time.
    beginReplacing('source');
    expect(sides()).toEqual(['zh-Hans', 'en']);
  });

  it('are those of searching again once replacing ends', () => {
    chooseSides(['source', 'en'], columns);
    beginReplacing('zh-Hans');
    chooseSides(['source'], columns);
    endReplacing();
    expect(sides()).toEqual(['source', 'en']);
  });

  it('fall back where a column is not in this project, or is all there is', () => {
    beginReplacing('zh-Hant');
    expect(sides()).toEqual(['zh-Hans', 'en']);
    expect(askedOf(useFind.getState(), ['source'])?.query.sides).toBeUndefined();
  });
});

describe('a session', () => {
  it('is named only while replacing, and begins anew with another query or when asked for', () => {
    expect(asked()?.session).toBeUndefined();
    beginReplacing('en');
    const first = asked()?.session;
    expect(first).toBeTypeOf('string');
    chooseSides(['source', 'en'], columns);
    expect(asked()?.session).toBe(first);
    changeFind({ text: '節' });
    const second = asked()?.session;
    expect(second).not.toBe(first);
    useFind.setState({ replaced: 3 });
    searchAgain();
    expect(asked()?.session).not.toBe(second);
    expect(useFind.getState().replaced).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { compileQuery, foundIn, replaceHits, type Query, type Replacing } from '#core/text/search/index.ts';
import type { OpenProject } from '#engine/project/open-project.ts';
import { remember, replacingIn, sessionOf, type ReplaceSession } from '#engine/find/replacing.ts';
import { editKey } from '#engine/project/action-request.ts';
import type { SegmentId } from '#core/model/index.ts';

const query: Query = { text: 'a', mode: 'plain', matchCase: true, wholeWord: false, exactScript: false };
const matcherOf = (of: Query) => {
  const compiled = compileQuery(of);
  if (!compiled.ok) throw new Error('no query');
  return compiled.value;
};
const matcher = matcherOf(query);

const cell = { segment: 1 as SegmentId, side: 'en' };
const key = editKey(cell.segment, cell.side);
const project = (): OpenProject => ({}) as OpenProject;

/** Replaces the first hit that waits in a text as it is now. */
const replaceFirst = (session: ReplaceSession, text: string): string => {
  const was = replacingIn(session, matcher, cell, text);
  const { next } = replaceHits(
    was,
    (index) => index === 0,
    () => 'aa',
  );
  remember(session, key, was, next);
  return next.text;
};
const hitsIn = (session: ReplaceSession, text: string): readonly number[] =>
  replacingIn(session, matcher, cell, text).hits.map(({ start }) => start);

describe('what is remembered while hits are replaced one by one', () => {
  test('is each form of a text with the hits that wait in it, so that undo brings all of them back', () => {
    const session = sessionOf(project(), 's', query);
    const first = replaceFirst(session, 'a-a-a');
    const second = replaceFirst(session, first);
    const third = replaceFirst(session, second);
    expect([first, second, third]).toEqual(['aa-a-a', 'aa-aa-a', 'aa-aa-aa']);
    const waiting = [[0, 2, 4], [3, 5], [6], []];
    // In any order: what is undone is found as it was left, and what is done again as well.
    for (const order of [
      [0, 1, 2, 3],
      [3, 0, 2, 1],
    ])
      for (const n of order)
        expect(hitsIn(session, ['a-a-a', first, second, third][n] ?? '')).toEqual(waiting[n]);
    expect(session.revision).toBe(3);
  });

  test('goes on from a form that came back by undo', () => {
    const session = sessionOf(project(), 's', query);
    const first = replaceFirst(session, 'a-a');
    const second = replaceFirst(session, first);
    expect(replaceFirst(session, first)).toBe(second);
    expect(hitsIn(session, 'a-a')).toEqual([0, 2]);
    expect(hitsIn(session, second)).toEqual([]);
  });

  test('is of a text that somebody wrote meanwhile the hits beside what was replaced', () => {
    const session = sessionOf(project(), 's', query);
    const first = replaceFirst(session, 'a-a');
    expect(hitsIn(session, `${first}-a`)).toEqual([3, 5]);
    expect(hitsIn(sessionOf(project(), undefined, query), `${first}-a`)).toEqual([0, 1, 3, 5]);
  });

  test('keeps one form of a text that stays as it is', () => {
    const session = sessionOf(project(), 's', query);
    const was: Replacing = foundIn('a', matcher);
    remember(session, key, was, { ...was, hits: [] });
    expect(session.texts.get(key)).toEqual([{ ...was, hits: [] }]);
  });
});

describe('a session', () => {
  test('goes on for the same query, whatever its columns, and begins anew for another', () => {
    const own = project();
    const session = sessionOf(own, 's', query);
    expect(sessionOf(own, 's', { ...query, sides: ['en'] } as Query)).toBe(session);
    for (const other of [
      { text: 'b' },
      { mode: 'regex' as const },
      { matchCase: false },
      { wholeWord: true },
      { exactScript: true },
    ]) {
      const begun = sessionOf(own, 's', { ...query, ...other });
      expect(begun, JSON.stringify(other)).not.toBe(session);
      expect(sessionOf(own, 's', { ...query, ...other })).toBe(begun);
    }
  });

  test('is of its project and its window, and the oldest of five is forgotten', () => {
    const [one, other] = [project(), project()];
    const session = sessionOf(one, '1', query);
    expect(sessionOf(other, '1', query)).not.toBe(session);
    const later = ['2', '3', '4'].map((id) => sessionOf(one, id, query));
    expect(sessionOf(one, '1', query)).toBe(session);
    sessionOf(one, '5', query);
    expect(['2', '3', '4'].map((id) => sessionOf(one, id, query))).toEqual(later);
    expect(sessionOf(one, '1', query)).not.toBe(session);
    expect(sessionOf(one, undefined, query)).not.toBe(sessionOf(one, undefined, query));
  });
});

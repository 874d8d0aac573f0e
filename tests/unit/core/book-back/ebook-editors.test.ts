import { describe, expect, it } from 'vitest';
import { editorsFor, savedBy, splitIn } from './ebook-editors.ts';
import {
  cameBack,
  changedIn,
  edited,
  markOf,
  ownRows,
  returningBookOf,
  toldIn,
  ways,
  writtenAs,
} from './round-trip.ts';

const texts = [
  { segment: 4, side: 'source', text: '渡船還沒有來，河上只有一片霧。' },
  { segment: 16, side: 'source', text: '水深則流緩；' },
  { segment: 7, side: 'en', text: '“Let’s wait a little” — said Old Zhang & the boatman.' },
  { segment: 22, side: 'zh-Hans', text: '天亮的时候，雾散了。' },
] as const;

const ownEdits = (layout: string) => texts.filter(({ side }) => layout !== 'single' || side === 'source');

describe.each(ways.filter(({ output }) => output === 'epub'))('a book that came back: $name', (way) => {
  const edits = ownEdits(way.settings.layout);
  const marks = new Map(edits.map(({ segment, side, text }) => [markOf(ownRows, segment, side), text]));
  const settings = { ...way.settings, readings: 'none' } as const;
  const plain = writtenAs(returningBookOf(), { ...way, settings });
  const bytes = edited(plain, way, marks);

  it.each(editorsFor(new Set(marks.keys())))('$name', (editor) => {
    const saved = cameBack(savedBy(plain, editor));
    expect(changedIn(saved)).toEqual([]);
    expect(toldIn(saved).filter((told) => !/: (?:split|by-content)$/u.test(told))).toEqual([]);
    const match = cameBack(savedBy(bytes, editor));
    expect(changedIn(match).toSorted()).toEqual(
      edits.map(({ segment, side, text }) => `${segment} ${side}: ${text}`).toSorted(),
    );
    expect(
      toldIn(match).filter((told) => !/: (?:edited|split|edited split|by-content)$/u.test(told)),
    ).toEqual([]);
  });
});

it('a sentence that was changed and cut in two by a split of its file is told with both halves, and nothing is taken of it', () => {
  const way = ways.find(({ output }) => output === 'epub');
  if (way === undefined) throw new Error('no e-book');
  const plain = writtenAs(returningBookOf(), { ...way, settings: { ...way.settings, readings: 'none' } });
  const mark = markOf(ownRows, 16, 'en');
  const bytes = edited(plain, way, new Map([[mark, 'Deep water runs slow.']]));
  const match = cameBack(savedBy(bytes, splitIn(mark)));
  expect(changedIn(match)).toEqual([]);
  expect(match.sentences.map(({ facts, texts: told }) => ({ facts, told }))).toEqual([
    { facts: ['twice'], told: ['Deep water', 'runs slow.'] },
  ]);
});

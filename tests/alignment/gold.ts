import type { Bead } from '#core/align/index.ts';

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

type Pair = { readonly left: readonly string[]; readonly right: readonly string[]; readonly opens: boolean };

/** Pairs of runs of sentences, in order, as texts with their alignment. */
export const goldOf = (name: string, pairs: readonly Pair[]): Gold => {
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

const sentencesOf = (side: string): readonly string[] => {
  const text = side.trim();
  return text === '-' || text === '' ? [] : text.split(' | ').map((one) => one.trim());
};

/**
 * Reads a chapter with its translation: a bead a line, `Chinese | Chinese => English | English`, `-` for a side that is left out, an empty line
 * between paragraphs, `#` before remarks.
 */
export const readProse = (name: string, text: string): Gold => {
  const pairs: Pair[] = [];
  let opens = true;
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    if (line.trim() === '') {
      opens = true;
      continue;
    }
    const at = line.indexOf(' => ');
    if (at < 0) throw new Error(`no bead: ${line}`);
    pairs.push({ left: sentencesOf(line.slice(0, at)), right: sentencesOf(line.slice(at + 4)), opens });
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

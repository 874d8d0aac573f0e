import { keysOfBlock } from '#core/memory/key-block.ts';
import type { ReadHandle } from '../store/handles.ts';
import { keyCount } from '../store/memory-keys-repository.ts';
import { compare, placeOfKeys, type FileIndex, type Found, type Wanted } from './file-index.ts';
import { absent } from './kernel/block-ring.ts';
import { kernel, type TextComparer } from './kernel/kernel.ts';

const perBatch = 2 ** 32;

/** Steps of finding a text, as many as those of comparing it. */
const stepsOfFinding = 16;

/** Of the texts that are ranked, which are those of one look-up at a time: by its number and the place of its batch. Grows with the most there were. */
let rankedTexts = new Float64Array(1 << 15);
let rankOf = new Uint16Array(1 << 15);

const growRoom = (): void => {
  const [moreTexts, moreRanks] = [
    new Float64Array(rankedTexts.length * 2),
    new Uint16Array(rankedTexts.length * 2),
  ];
  moreTexts.set(rankedTexts);
  moreRanks.set(rankOf);
  [rankedTexts, rankOf] = [moreTexts, moreRanks];
};

/** The places of the texts that are ranked and not below `lowest`, the highest rank first, those of a rank as they came. */
const byRank = (length: number, lowest: number, sizes: readonly number[]): Uint32Array => {
  const starts: number[] = [];
  let kept = 0;
  for (let rank = sizes.length - 1; rank >= lowest; rank -= 1) {
    starts[rank] = kept;
    kept += sizes[rank] ?? 0;
  }
  const order = new Uint32Array(kept);
  for (let at = 0; at < length; at += 1) {
    const rank = rankOf[at] ?? 0;
    if (rank < lowest) continue;
    const place = starts[rank] ?? 0;
    starts[rank] = place + 1;
    order[place] = at;
  }
  return order;
};

/** What is compared: texts that are ranked, by their places, in an order. */
type Compared = {
  readonly handle: ReadHandle;
  readonly batches: FileIndex['batches'];
  readonly query: Wanted;
  readonly order: Uint32Array;
};

/** Compares the texts of an order from one up to another, without that, until one is alike: which, and how many were compared then; or some of them. */
type Step = (at: number, to: number) => { readonly reached: number; readonly alike: Found | null };

const stepOfOne = ({ handle, batches, query, order }: Compared, at: number): Found | null => {
  const text = rankedTexts[order[at] ?? 0] ?? 0;
  const batch = batches[Math.floor(text / perBatch)];
  return batch === undefined ? null : compare(handle, batch, text % perBatch, query);
};

/** The keys of texts that are compared together take this part of the ring at most: all of them are there once they were read twice. */
const together = 1 / 8;

/** Texts are noted some at a time, and compared without coming back for each. */
const togetherBy = (texts: TextComparer, compared: Compared): Step => {
  const { handle, batches, order } = compared;
  const { ring } = kernel();
  let [from, to] = [0, 0];

  /** Notes texts up to one, without that, as far as their keys are had together. Answers how far. */
  const noteUpTo = (last: number): number => {
    let size = 0;
    for (let at = from; at < last; at += 1) {
      const text = rankedTexts[order[at] ?? 0] ?? 0;
      const batch = batches[Math.floor(text / perBatch)];
      const own = text % perBatch;
      const block = Math.floor(own / keysOfBlock);
      const place = batch === undefined ? absent : placeOfKeys(handle, batch, block);
      if (batch === undefined || place <= 0) texts.leave(at - from);
      else {
        size += ring.sizeAt(place);
        if (size > ring.size * together && at > from) return at;
        texts.note(at - from, place, keyCount(batch, block), own % keysOfBlock);
      }
    }
    return last;
  };
  const note = (first: number, last: number): void => {
    [from, to] = [first, Math.min(last, first + texts.most)];
    // Keys that are read may take the place of such as were noted before: until none was read.
    for (let written = -1; written !== ring.written();) {
      written = ring.written();
      to = noteUpTo(to);
    }
  };

  return (at, end) => {
    if (at >= to) note(at, end);
    const last = Math.min(to, end);
    const next = from + texts.next(at - from, last - from);
    if (next === last) return { reached: last, alike: null };
    const similarity = texts.similarity();
    const text = rankedTexts[order[next] ?? 0] ?? 0;
    const batch = batches[Math.floor(text / perBatch)];
    if (similarity !== null && batch !== undefined)
      return { reached: next + 1, alike: { batch, text: text % perBatch, similarity } };
    const written = ring.written();
    const alike = stepOfOne(compared, next);
    if (written !== ring.written()) to = next + 1;
    return { reached: next + 1, alike };
  };
};

const createSteps = (compared: Compared): Step => {
  const { pattern, least } = compared.query;
  const { texts } = kernel();
  return texts?.begin(pattern, least) === true
    ? togetherBy(texts, compared)
    : (at) => ({ reached: at + 1, alike: stepOfOne(compared, at) });
};

/** When comparing ends: after so many steps, or so many texts in vain; `first`: before there is one that is alike; `kept`: of so many texts. */
export type Patience = {
  readonly steps: number;
  readonly vain: number;
  readonly first?: number;
  readonly kept?: number;
};

/**
 * Texts that may be alike, each with a rank: how much it has in common with what is looked for. As many are compared, of the highest ranks, as a budget of steps is enough for. They
 * are compared from the highest rank down, those of a rank in the order of their places, until there have been many in vain.
 */
export const createRanking = (query: Wanted, { steps, vain, first = vain, kept = Infinity }: Patience) => {
  const sizes: number[] = [];
  const { words, length: points } = query.pattern;
  const most = Math.min(kept, steps / (words * points * query.least + stepsOfFinding));
  let [lowest, count, length] = [0, 0, 0];
  return {
    /** Below this rank a text has no place any more. */
    lowest: () => lowest,
    add: (rank: number, batch: number, text: number): void => {
      if (rank < lowest) return;
      if (length === rankOf.length) growRoom();
      rankedTexts[length] = batch * perBatch + text;
      rankOf[length] = rank;
      length += 1;
      sizes[rank] = (sizes[rank] ?? 0) + 1;
      count += 1;
      for (; count - (sizes[lowest] ?? 0) > most; lowest += 1) count -= sizes[lowest] ?? 0;
    },
    compare: (handle: ReadHandle, { batches }: FileIndex): readonly Found[] => {
      const order = byRank(length, lowest, sizes);
      const step = createSteps({ handle, batches, query, order });
      const found: Found[] = [];
      for (let [at, inVain] = [0, 0]; at < order.length;) {
        const most = (found.length === 0 ? first : vain) - inVain;
        if (most <= 0) break;
        const { reached, alike } = step(at, Math.min(order.length, at + most));
        inVain += reached - at;
        at = reached;
        if (alike === null) continue;
        found.push(alike);
        inVain = 0;
      }
      return found;
    },
  };
};

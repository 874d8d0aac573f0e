import {
  hashNext,
  hashSeed,
  isHanUnit,
  lexicon,
  longestWord,
  simplifiedUnits,
  slotOf,
  type Lexicon,
} from './lexicon.ts';
import { pairIndex } from './pair-index.ts';

/** What a character of a text becomes. */
export type Decision = {
  /** UTF-16 offset. */
  readonly at: number;
  /** Of the forms of `targets`. */
  readonly form: string;
  readonly isDoubtful: boolean;
};

/** So many units beside an ambiguous character are segmented with it: further ones hardly matter. */
const reach = 6;
/** Longer stretches are cut, so that memory does not grow with the text. */
const longestStretch = 2000;
/** Another reading so little dearer (quarters of a nat) makes the cheaper one doubtful. */
const margin = 6;

/** What a character becomes by what stands beside it, and whether that is certain. */
export type LoneForm = { readonly form: string; readonly isSure: boolean };

/** The form of the character at a UTF-16 offset of a text; null: what stands beside it says nothing. */
export type Finder = (text: string, at: number) => LoneForm | null;

/** Which characters are to be decided, and what is known of them. The maps go by the Simplified character. */
export type Targets = {
  /** By UTF-16 unit of the text: 0: not asked; 1: only words may change it; 2: what stands beside it may, too. */
  readonly kinds: Uint8Array;
  /** The forms a character may take, the commonest first. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
  /** Its form outside known words. */
  readonly lone: ReadonlyMap<string, Finder>;
  /** Its form where what stands beside it says more than its word. */
  readonly strong: ReadonlyMap<string, Finder>;
};

/** Words that may stand in a stretch, by where they begin: columns of a table, because there are very many. */
type Edges = { count: number; starts: Int32Array; ends: Int32Array; costs: Int32Array; ids: Int32Array };

/** Scratch space, grown as needed and used again for every stretch. */
const scratch: Edges & { forward: Int32Array; backward: Int32Array } = {
  count: 0,
  starts: new Int32Array(0),
  ends: new Int32Array(0),
  costs: new Int32Array(0),
  ids: new Int32Array(0),
  forward: new Int32Array(0),
  backward: new Int32Array(0),
};

const makeRoom = (length: number): void => {
  if (scratch.forward.length > length) return;
  const most = Math.max(256, length * 2);
  scratch.forward = new Int32Array(most + 1);
  scratch.backward = new Int32Array(most + 1);
  for (const column of ['starts', 'ends', 'costs', 'ids'] as const) {
    scratch[column] = new Int32Array(most * longestWord);
  }
};

/** A stretch of Han text, `units` in Simplified form, and where it stands in the text. */
type Stretch = {
  readonly text: string;
  readonly from: number;
  readonly units: Uint16Array;
  readonly targets: Targets;
};

const isWordAt = (words: Lexicon, id: number, units: Uint16Array, start: number): boolean => {
  const offset = words.offsets[id] ?? 0;
  const length = words.lengths[id] ?? 0;
  for (let i = 0; i < length; i += 1) {
    if (words.pool.charCodeAt(offset + i) !== units[start + i]) return false;
  }
  return true;
};

const findWord = (
  words: Lexicon,
  hash: number,
  length: number,
  units: Uint16Array,
  start: number,
): number => {
  const mask = words.slots.length - 1;
  for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
    const id = words.slots[slot] ?? -1;
    if (id === -1) return -1;
    if (words.lengths[id] === length && isWordAt(words, id, units, start)) return id;
  }
};

const addEdge = (start: number, end: number, cost: number, id: number): void => {
  const edge = scratch.count;
  scratch.starts[edge] = start;
  scratch.ends[edge] = end;
  scratch.costs[edge] = cost;
  scratch.ids[edge] = id;
  scratch.count += 1;
};

/** Puts all words of a stretch into `scratch`, ordered by where they begin. */
const findEdges = (words: Lexicon, { units }: Stretch): void => {
  makeRoom(units.length);
  scratch.count = 0;
  for (let start = 0; start < units.length; start += 1) {
    const first = units[start] ?? 0;
    addEdge(start, start + 1, words.characterCosts[first] ?? 0, -1);
    if (start + 1 === units.length) break;
    const longest = words.longest[pairIndex(first, units[start + 1] ?? 0)] ?? 0;
    const most = Math.min(longest, units.length - start);
    let hash = hashNext(hashSeed, first);
    for (let length = 2; length <= most; length += 1) {
      hash = hashNext(hash, units[start + length - 1] ?? 0);
      const id = findWord(words, hash, length, units, start);
      if (id !== -1) addEdge(start, start + length, words.costs[id] ?? 0, id);
    }
  }
};

const far = 1 << 28;

/** The least cost of any segmentation; `scratch` has that of each part before and after every place. */
const measure = (length: number): number => {
  const { starts, ends, costs, forward, backward, count } = scratch;
  forward.fill(far, 0, length + 1);
  backward.fill(far, 0, length + 1);
  forward[0] = 0;
  backward[length] = 0;
  for (let edge = 0; edge < count; edge += 1) {
    const end = ends[edge] ?? 0;
    const cost = (forward[starts[edge] ?? 0] ?? far) + (costs[edge] ?? 0);
    if (cost < (forward[end] ?? far)) forward[end] = cost;
  }
  for (let edge = count - 1; edge >= 0; edge -= 1) {
    const start = starts[edge] ?? 0;
    const cost = (backward[ends[edge] ?? 0] ?? far) + (costs[edge] ?? 0);
    if (cost < (backward[start] ?? far)) backward[start] = cost;
  }
  return forward[length] ?? far;
};

/** The least cost of any segmentation that has an edge. */
const costThrough = (edge: number): number =>
  (scratch.forward[scratch.starts[edge] ?? 0] ?? far) +
  (scratch.costs[edge] ?? 0) +
  (scratch.backward[scratch.ends[edge] ?? 0] ?? far);

type Reading = { cost: number; readonly form: string; readonly isSure: boolean };

/** What an edge makes of the character at `at` of the stretch. */
const readEdge = (stretch: Stretch, start: number, id: number, at: number): LoneForm => {
  const { targets, text } = stretch;
  const words = lexicon();
  const character = String.fromCharCode(stretch.units[at] ?? 0);
  const known = targets.forms.get(character) ?? [character];
  const commonest = known[0] ?? character;
  const place = stretch.from + at;
  const strong = targets.strong.get(character)?.(text, place);
  if (strong) return strong;
  const forms = id === -1 ? undefined : words.forms[id];
  if (forms === undefined) {
    const lone = targets.lone.get(character)?.(text, place) ?? { form: commonest, isSure: true };
    // No list says how the word, if it is one, is written: what stands beside the character may.
    return id === -1 || lone.isSure ? lone : { form: commonest, isSure: lone.form === commonest };
  }
  const form = forms.charAt(at - start);
  return { form: known.includes(form) ? form : commonest, isSure: !words.open.has(id) };
};

const decide = (at: number, readings: readonly Reading[]): Decision | null => {
  let best: Reading | undefined;
  for (const reading of readings) if (best === undefined || reading.cost < best.cost) best = reading;
  if (best === undefined) return null;
  const isRivalled = readings.some(({ form, cost }) => form !== best.form && cost <= best.cost + margin);
  return { at, form: best.form, isDoubtful: !best.isSure || isRivalled };
};

const decideStretch = (stretch: Stretch, wanted: readonly number[], decisions: Decision[]): void => {
  const words = lexicon();
  findEdges(words, stretch);
  const least = measure(stretch.units.length);
  const readings = wanted.map((): Reading[] => []);
  let first = 0;
  for (let edge = 0; edge < scratch.count; edge += 1) {
    const start = scratch.starts[edge] ?? 0;
    while (first < wanted.length && (wanted[first] ?? 0) < start + stretch.from) first += 1;
    if (first === wanted.length) break;
    const end = scratch.ends[edge] ?? 0;
    if ((wanted[first] ?? 0) >= end + stretch.from) continue;
    const cost = costThrough(edge);
    if (cost > least + margin) continue;
    for (let index = first; index < wanted.length; index += 1) {
      const at = (wanted[index] ?? 0) - stretch.from;
      if (at >= end) break;
      readings[index]?.push({ cost, ...readEdge(stretch, start, scratch.ids[edge] ?? -1, at) });
    }
  }
  for (const [index, at] of wanted.entries()) {
    const decision = decide(at, readings[index] ?? []);
    if (decision !== null) decisions.push(decision);
  }
};

const makeStretch = (targets: Targets, text: string, from: number, to: number): Stretch => {
  const simplified = simplifiedUnits();
  const units = new Uint16Array(to - from);
  for (let i = from; i < to; i += 1) units[i - from] = simplified[text.charCodeAt(i)] ?? 0;
  return { text, from, units, targets };
};

/** Whether something beside the character at `at` may give it another than its commonest form. */
const isOpenAt = (text: string, at: number, kind: number, { telling }: Lexicon): boolean => {
  if (kind === 2) return true;
  const simplified = simplifiedUnits();
  const unit = text.charCodeAt(at);
  const before = simplified[text.charCodeAt(at - 1)] ?? 0;
  const after = simplified[text.charCodeAt(at + 1)] ?? 0;
  return telling[pairIndex(before, unit)] === 1 || telling[pairIndex(unit, after)] === 1;
};

/**
 * Decides the characters of a text that `targets` ask for; those that are not in the result take their commonest form.
 * Around each, the text, read as Simplified, is segmented into words: of all segmentations within `reach` the likeliest
 * by the words' frequencies decides, and one almost as likely with another form makes the form doubtful. A character
 * that is no part of a word is decided by what stands beside it. Linear in the text. `asked`: the UTF-16 offsets of those that are
 * wanted, if not all.
 */
export const decideForms = (text: string, targets: Targets, asked?: ReadonlySet<number>): Decision[] => {
  const words = lexicon();
  const decisions: Decision[] = [];
  let wanted: number[] = [];
  let from = 0;
  let to = 0;
  const finish = (): void => {
    if (wanted.length > 0) decideStretch(makeStretch(targets, text, from, to), wanted, decisions);
    wanted = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const kind = targets.kinds[text.charCodeAt(at)] ?? 0;
    if (kind === 0 || asked?.has(at) === false || !isOpenAt(text, at, kind, words)) continue;
    let start = at;
    while (start > 0 && at - start < reach && isHanUnit(text.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at <= reach && isHanUnit(text.charCodeAt(end))) end += 1;
    if (wanted.length > 0 && (start >= to || end - from > longestStretch)) {
      finish();
      start = Math.max(start, Math.min(to, at));
    }
    if (wanted.length === 0) from = start;
    to = end;
    wanted.push(at);
  }
  finish();
  return decisions;
};

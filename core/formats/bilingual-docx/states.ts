import type { CellState } from '../../model/index.ts';

/** What the column of states says in each tool, in lower case and without a percentage. */
const states: Readonly<Record<string, CellState>> = {
  // Trados
  draft: 'draft',
  translated: 'translated',
  'translation approved': 'reviewed',
  'signed off': 'approved',
  'sign-off': 'approved',
  // memoQ
  edited: 'draft',
  'partially edited': 'draft',
  confirmed: 'translated',
  'manually confirmed': 'translated',
  'translator confirmed': 'translated',
  'reviewer 1 confirmed': 'reviewed',
  'reviewer 2 confirmed': 'approved',
  proofread: 'approved',
  // Phrase, Déjà Vu, CafeTran
  finished: 'translated',
  reviewed: 'reviewed',
  approved: 'approved',
  final: 'approved',
};

export type RowState = {
  readonly state: CellState;
  readonly locked: boolean;
  /** A word that says more than the state: that a review wants another translation. */
  readonly noted: string | null;
};

const withoutPercent = (written: string): string =>
  written
    .replace(/\(\s*\d+\s*%?\s*\)|\d+\s*%/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The words that a file itself has for states, by what its rows say; of several for one state the first. */
export const wordsOfFile = (written: Iterable<string>): ReadonlyMap<CellState, string> => {
  const found = new Map<CellState, string>();
  for (const one of written) {
    const word = withoutPercent(one);
    const state = Object.hasOwn(states, word.toLowerCase()) ? states[word.toLowerCase()] : undefined;
    if (state !== undefined && !found.has(state)) found.set(state, word);
  }
  return found;
};

/** A word that is not known is a draft: an import never raises a state. */
export const rowState = (written: string, hasText: boolean): RowState => {
  const words = withoutPercent(written);
  const locked = /\blocked\b/i.test(words) && !/\bunlocked\b/i.test(words);
  const word = words.replace(/[,;\s]*\blocked\b[,;\s]*/i, '').toLowerCase();
  const state = Object.hasOwn(states, word) ? (states[word] ?? 'draft') : 'draft';
  const noted = /reject/i.test(word) ? words : null;
  return { state: hasText ? state : 'empty', locked, noted };
};

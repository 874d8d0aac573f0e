import { cellStates, type CellState } from '../model/index.ts';

/** What files of other tools call a state. The table is in docs/formats.md, where each row has its reason. */
type StateWords = {
  /** What is written for each of our states; null: nothing, as the tool does itself. */
  readonly written: Readonly<Record<CellState, string | null>>;
  /** Further words that are read, and the state they become. Those of `written` are read as what they are written for. */
  readonly read: Readonly<Record<string, CellState>>;
  /** Words that say more than our state does: the reason is kept as a comment. */
  readonly noted: readonly string[];
};

const trados: StateWords = {
  written: {
    empty: null,
    draft: 'Draft',
    translated: 'Translated',
    reviewed: 'ApprovedTranslation',
    approved: 'ApprovedSignOff',
  },
  read: { Unspecified: 'draft', RejectedTranslation: 'draft', RejectedSignOff: 'draft' },
  noted: ['RejectedTranslation', 'RejectedSignOff'],
};

/** The states of bilingual files, by where they stand. */
export const stateWords = {
  /** `state` of a `target`; `final` needs `approved="yes"` beside it, see `readXliff12`. XLIFF 1.2, section 3.2.1, `state`. */
  'xliff-1.2': {
    written: {
      empty: 'new',
      draft: 'needs-translation',
      translated: 'translated',
      reviewed: 'signed-off',
      approved: 'final',
    },
    read: {
      'needs-adaptation': 'draft',
      'needs-l10n': 'draft',
      'needs-review-adaptation': 'draft',
      'needs-review-l10n': 'draft',
      'needs-review-translation': 'draft',
    },
    noted: ['needs-review-adaptation', 'needs-review-l10n', 'needs-review-translation'],
  },
  /** `state` of a `segment`; a draft is `initial` with a target. XLIFF 2.1, section 4.3.1.30. */
  'xliff-2': {
    written: {
      empty: 'initial',
      draft: 'initial',
      translated: 'translated',
      reviewed: 'reviewed',
      approved: 'final',
    },
    read: {},
    noted: [],
  },
  /** `conf` of an `sdl:seg`. */
  sdlxliff: trados,
  /** `x-ConfirmationLevel` of a `prop`: private to Trados. */
  tmx: trados,
  /** `mq:status` of a `trans-unit`. */
  mqxliff: {
    written: {
      empty: 'NotStarted',
      draft: 'PartiallyEdited',
      translated: 'ManuallyConfirmed',
      reviewed: 'Reviewer1Confirmed',
      approved: 'Proofread',
    },
    read: {
      AssembledFromFragments: 'draft',
      MachineTranslated: 'draft',
      PreTranslated: 'draft',
      Pretranslated: 'draft',
      Rejected: 'draft',
    },
    noted: ['Rejected'],
  },
} as const satisfies Readonly<Record<string, StateWords>>;

export type StateScheme = keyof typeof stateWords;

const rank = (state: CellState): number => cellStates.indexOf(state);

/** A translation is never empty with words, nor more than that without any. */
const withText = (state: CellState, hasText: boolean): CellState =>
  hasText ? (state === 'empty' ? 'draft' : state) : 'empty';

/**
 * Our state for the word of a file. A word that is not in the table is a draft, and so is none: an import never raises a state.
 * `hasText`: whether there is a translation, since one that is not there has no state whatever the file says.
 */
export const readState = (scheme: StateScheme, word: string | null, hasText: boolean): CellState => {
  const { written, read }: StateWords = stateWords[scheme];
  if (word === null) return withText('draft', hasText);
  const known = Object.hasOwn(read, word)
    ? read[word]
    : cellStates.find((state) => state !== 'empty' && written[state] === word);
  return withText(known ?? 'draft', hasText);
};

/** Whether a word says more than the state it becomes: that a review wants another translation. */
export const isNoted = (scheme: StateScheme, word: string | null): boolean => {
  const { noted }: StateWords = stateWords[scheme];
  return word !== null && noted.includes(word);
};

/**
 * The state of a translation in XLIFF 1.2: `final` counts only where the unit is approved, as other readers have it; a unit that is
 * approved and says no state is approved.
 */
export const readXliff12 = (
  { state, approved }: { readonly state: string | null; readonly approved: string | null },
  hasText: boolean,
): CellState => {
  if (state === null && approved === 'yes') return withText('approved', hasText);
  const found = readState('xliff-1.2', state, hasText);
  return found === 'approved' && approved !== 'yes' ? 'translated' : found;
};

/** Phrase counts the steps of its workflow: `m:confirmed` is the last one done, `m:level` of the file the last there is. */
export const readPhrase = (confirmed: string | null, level: string | null, hasText: boolean): CellState => {
  const [done, last] = [Number(confirmed ?? '0'), Number(level ?? '1')];
  if (!Number.isInteger(done) || done <= 0) return withText('draft', hasText);
  if (done === 1) return withText('translated', hasText);
  return withText(last > 2 && done >= last ? 'approved' : 'reviewed', hasText);
};

/** The same in the other direction; never a step that the file's workflow does not have. */
export const writePhrase = (state: CellState, level: string | null): string => {
  const last = Number.isInteger(Number(level)) ? Math.max(1, Number(level)) : 1;
  const step = { empty: 0, draft: 0, translated: 1, reviewed: 2, approved: Math.max(2, last) }[state];
  return String(Math.min(step, last));
};

/** What a translation was in the file, and what it is now. */
export type StateChange = {
  /** The file's own word, or null where it said none, and the state that was read from it. */
  readonly word: string | null;
  readonly was: CellState;
  readonly now: CellState;
  /** Whether the words of the translation are others than the file's. */
  readonly textChanged: boolean;
};

/**
 * The word to write for a translation, null for none. Where neither text nor state changed it is the file's own, verbatim, even one that is
 * unknown here. `has`: the words that this file knows, for tools that refuse others; a state without one becomes the
 * next lower that has one.
 */
export const writeState = (
  scheme: StateScheme,
  { word, was, now, textChanged }: StateChange,
  has: (word: string) => boolean = () => true,
): string | null => {
  if (!textChanged && was === now) return word;
  const { written }: StateWords = stateWords[scheme];
  for (let at = rank(now); at >= 0; at -= 1) {
    const own = written[cellStates[at] ?? 'empty'];
    if (own === null || has(own)) return own;
  }
  return word;
};

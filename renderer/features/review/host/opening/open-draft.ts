import type { Ask } from '#core/model/index.ts';
import {
  flatMultipliers,
  measuredBy,
  mqmMultipliers,
  scoreProfiles,
  type Multipliers,
  type ScoreProfile,
} from '#core/review/profiles.ts';
import { isUnspaced, mainTranslation, severities, type Column, type Side } from '#core/model/index.ts';

/** How rows are chosen: three of them gather rows that are so now. */
export const scopeKinds = ['all', 'rows', 'annotated', 'unconfirmed', 'found', 'sample'] as const;
type ScopeKind = (typeof scopeKinds)[number];

/** A review that is about to be opened, as its dialog holds it. */
export type OpenDraft = {
  readonly title: string;
  readonly asked: Ask;
  readonly sides: readonly Side[];
  readonly scope: ScopeKind;
  /** For `rows`. */
  readonly from: number;
  readonly to: number;
  /** For `found`: the words rows must hold. */
  readonly words: string;
  /** For `sample`: how much of the original, and what draws the same rows again. */
  readonly characters: number;
  readonly seed: string;
  readonly profile: ScoreProfile;
  /** As typed: names between commas. */
  readonly reviewers: string;
};

/** Changes some members of a draft. */
export type ChangeDraft = (changed: Partial<OpenDraft>) => void;

/** What a dialog begins with: everything, as suggestions, of the text people write themselves. */
export const draftFor = (
  project: { readonly rows: number; readonly columns: readonly Column[] },
  title: string,
  seed: string,
): OpenDraft | null => {
  const first = mainTranslation(project.columns);
  const [profile] = scoreProfiles;
  if (first === null || profile === undefined) return null;
  return {
    title,
    asked: 'suggest',
    sides: [first],
    scope: 'all',
    from: 1,
    to: Math.max(1, project.rows),
    words: '',
    characters: 2000,
    seed,
    profile,
    reviewers: '',
  };
};

/** The names in a list people type, each once: commas and semicolons of either width part them, and 、. */
export const namesIn = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/[,，、;；\n]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

/** What of a draft must be known to gather and measure its rows. */
export type ScopeDraft = Pick<OpenDraft, 'scope' | 'from' | 'to' | 'words' | 'characters' | 'seed' | 'sides'>;

/** The parts of a draft that say which rows are meant: two drafts alike in these mean the same. */
export const scopeDraftOf = ({ scope, from, to, words, characters, seed, sides }: OpenDraft): ScopeDraft => {
  const none = { from: 0, to: 0, words: '', characters: 0, seed: '' };
  if (scope === 'rows') return { ...none, scope, from, to, sides };
  if (scope === 'found') return { ...none, scope, words: words.trim(), sides };
  if (scope === 'sample') return { ...none, scope, characters, seed, sides };
  return { ...none, scope, sides };
};

export const toggledSide = (sides: readonly Side[], side: Side): readonly Side[] =>
  sides.includes(side) ? sides.filter((one) => one !== side) : [...sides, side];

/** What a score may be measured by: the original, and texts of the project. */
export const countsOf = (columns: readonly Column[]): readonly ScoreProfile['count'][] =>
  columns.map(({ id, language, role }) => ({
    side: id,
    unit: role === 'original' || isUnspaced(language) ? 'characters' : 'words',
  }));

export const countKey = ({ side, unit }: ScoreProfile['count']): string => `${side}:${unit}`;

export const withCount = (profile: ScoreProfile, count: ScoreProfile['count']): ScoreProfile =>
  measuredBy(profile, count);

export type MultiplierChoice = 'mqm' | 'flat' | 'own';
export const multiplierSets: Readonly<Record<Exclude<MultiplierChoice, 'own'>, Multipliers>> = {
  mqm: mqmMultipliers,
  flat: flatMultipliers,
};

/** Which of the usual sets of multipliers these are. */
export const multipliersOf = ({ multipliers }: ScoreProfile): MultiplierChoice => {
  const same = (other: Multipliers): boolean =>
    severities.every((severity) => multipliers[severity] === other[severity]);
  return same(mqmMultipliers) ? 'mqm' : same(flatMultipliers) ? 'flat' : 'own';
};

/** Takes a category into the sheet, in the order of `all`, or out of it. */
export const withCategory = (
  profile: ScoreProfile,
  all: readonly string[],
  category: string,
  taken: boolean,
): ScoreProfile => {
  const kept = new Map(profile.categories.map(({ id, weight }) => [id, weight]));
  if (taken) kept.set(category, kept.get(category) ?? 1);
  else kept.delete(category);
  const order = [...all, ...[...kept.keys()].filter((id) => !all.includes(id))];
  return {
    ...profile,
    categories: order.flatMap((id) => {
      const weight = kept.get(id);
      return weight === undefined ? [] : [{ id, weight }];
    }),
  };
};

export const withWeight = (profile: ScoreProfile, category: string, weight: number): ScoreProfile => ({
  ...profile,
  categories: profile.categories.map((one) => (one.id === category ? { ...one, weight } : one)),
});

/** Why a draft cannot be opened yet; null when it can. */
export const missingIn = (draft: OpenDraft): 'title' | 'sides' | 'words' | 'threshold' | null => {
  if (draft.title.trim() === '') return 'title';
  if (draft.sides.length === 0) return 'sides';
  if (draft.scope === 'found' && draft.words.trim() === '') return 'words';
  if (draft.asked === 'score' && draft.profile.threshold >= draft.profile.maximum) return 'threshold';
  return null;
};

import type { AnnotationContent } from '#api/annotations.ts';
import type { AnnotationKind, Annotation, Severity, Visibility } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';

/** What an annotation is being made to say. What another kind needs is kept while the kind is tried out. */
export type Draft = {
  readonly kind: AnnotationKind;
  readonly body: string;
  readonly wording: string;
  readonly category: string | null;
  readonly severity: Severity;
  readonly tags: readonly string[];
  readonly visibility: Visibility;
};

export const emptyDraft: Draft = {
  kind: 'comment',
  body: '',
  wording: '',
  category: null,
  severity: 'minor',
  tags: [],
  visibility: 'shared',
};

/** A draft of what an annotation says now, to be changed. */
export const draftOf = (annotation: Annotation): Draft => ({
  kind: annotation.kind,
  body: annotation.body,
  wording: annotation.wording ?? '',
  category: annotation.category,
  severity: annotation.severity ?? emptyDraft.severity,
  tags: annotation.tags,
  visibility: annotation.visibility,
});

/** What is written: of what only some kinds have, only what this one has. */
export const contentOf = (draft: Draft): AnnotationContent => ({
  kind: draft.kind,
  body: draft.body.trim(),
  wording: draft.kind === 'alternative' ? draft.wording : null,
  category: draft.kind === 'error' ? draft.category : null,
  severity: draft.kind === 'error' ? draft.severity : null,
  tags: [...draft.tags],
  visibility: draft.visibility,
});

/** What of a draft is to be written: only what was changed in it, so that what others changed meanwhile stays. */
export const changesIn = (from: Annotation, draft: Draft): Partial<AnnotationContent> => {
  const before: Readonly<Record<string, unknown>> = contentOf(draftOf(from));
  const changed = Object.entries(contentOf(draft)).filter(([name, value]) => !sameValue(value, before[name]));
  return Object.fromEntries(changed);
};

/** What a draft about `words` lacks to be saved: a key below `annotations:missing`, or null. A highlight and a term may say nothing. */
export const missingIn = (draft: Draft, words: string): 'body' | 'wording' | 'category' | null => {
  const isSilent = draft.body.trim() === '';
  if ((draft.kind === 'comment' || draft.kind === 'question') && isSilent) return 'body';
  if (draft.kind === 'alternative' && (draft.wording.trim() === '' || draft.wording === words)) {
    return 'wording';
  }
  return draft.kind === 'error' && draft.category === null ? 'category' : null;
};

/** True when somebody has put something into a draft about `words` that would be missed. */
export const isBegun = (draft: Draft, words: string): boolean =>
  draft.body.trim() !== '' ||
  (draft.kind === 'alternative' && draft.wording !== words && draft.wording !== '');

/** The draft to begin with: what was left unsaved, else an empty one that keeps the last choices. */
export const nextDraft = (kept: Draft | null, last: Draft, kind: AnnotationKind | null): Draft => {
  const from = kept ?? {
    ...emptyDraft,
    kind: last.kind,
    severity: last.severity,
    visibility: last.visibility,
  };
  return { ...from, kind: kind ?? from.kind };
};

/** The kind a key stroke with Alt chooses: 1 to 6, by the place on the keyboard, whatever Alt makes of it. */
export const kindOfCode = (code: string, kinds: readonly AnnotationKind[]): AnnotationKind | null => {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit === undefined ? null : (kinds[Number(digit) - 1] ?? null);
};

/** Adds a tag that was typed: without a leading #, once. */
export const withTag = (tags: readonly string[], typed: string): readonly string[] => {
  const tag = typed
    .trim()
    .replace(/^[#＃]+/, '')
    .trim()
    .slice(0, 60);
  return tag === '' || tags.includes(tag) ? tags : [...tags, tag];
};

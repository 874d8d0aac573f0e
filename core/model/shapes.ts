/*
 * What the values of the model are like, each described once. Whatever lets values in reads them by this: calls (`api/shapes.ts`),
 * review packages (`core/review/package-shapes.ts`), projects on disk (`engine/store/stored-shapes.ts`). Where one of them lets in less,
 * it narrows these.
 */

import {
  anchorStatuses,
  annotationKinds,
  resolutionReasons,
  severities,
  tagColours,
  visibilities,
  type Anchor,
  type AnchorPlace,
} from './annotation.ts';
import { blockKinds, cellStates } from './cell.ts';
import { partsOfSpeech, termStatuses, type Term } from './concept.ts';
import {
  areColumns,
  columnRoles,
  defaultColumns,
  isColumnId,
  longestColumnLabel,
  type Column,
} from './column.ts';
import type { SegmentId } from './ids.ts';
import { canonicalLanguage, regions } from './language.ts';
import { genders, nameKinds, type NameFacts } from './name.ts';
import type { ProjectSettings, ProtectedWord } from './project.ts';
import { decisions, type Answer, type Assessment, type RichEdit } from './review.ts';
import {
  count,
  list,
  mapped,
  number,
  object,
  objectWith,
  oneOf,
  orNull,
  table,
  text,
  truth,
  where,
  type Reader,
} from './shape.ts';
import { inlineTagTypes, type InlineTag, type RichText } from './text.ts';

export const columnId = where(text, isColumnId);
/** A BCP 47 tag as `canonicalLanguage` writes it. */
export const language = where(text, (tag) => canonicalLanguage(tag) === tag);
export const cellState = oneOf(cellStates);
const segment: Reader<SegmentId> = mapped(count, (id) => id as SegmentId);

export const inlineTags: Reader<readonly InlineTag[]> = list(
  objectWith(
    {
      at: count,
      kind: oneOf(['open', 'close', 'empty']),
      id: where(number, Number.isSafeInteger),
      type: oneOf(inlineTagTypes),
    },
    { data: table(text) },
  ),
);
/** Whether the tags fit the text is another question (`validRich`). */
export const richFields = { text, tags: inlineTags };
const richText: Reader<RichText> = object(richFields);

/** What holds segments together, without its number. */
export const blockFields = { kind: oneOf(blockKinds), level: count };

export const placeFields = { segment, start: count, end: count };
const place: Reader<AnchorPlace> = object(placeFields);
const lean = oneOf(['before', 'after']);
export const anchorFields = {
  ...placeFields,
  side: columnId,
  startLean: lean,
  endLean: lean,
  quote: text,
  prefix: text,
  suffix: text,
  folded: text,
  hash: text,
  status: oneOf(anchorStatuses),
  candidates: list(place),
};
export const anchor: Reader<Anchor> = object(anchorFields);

/** What somebody says of words. */
export const contentFields = {
  kind: oneOf(annotationKinds),
  body: text,
  wording: orNull(text),
  category: orNull(text),
  severity: orNull(oneOf(severities)),
  tags: list(text),
  visibility: oneOf(visibilities),
};
const resolutionFields = { reason: oneOf(resolutionReasons), by: text, at: text };
/** Who wrote something, and when. */
const writtenFields = { uid: text, author: text, created: text, changed: text, revision: count };
/** An annotation without its number and its anchors. */
export const annotationFields = {
  ...writtenFields,
  ...contentFields,
  resolution: orNull(object(resolutionFields)),
  foreign: orNull(text),
};
/** A reply without its number, and without what it answers. */
export const replyFields = { ...writtenFields, body: text };

export const term: Reader<Term> = object({ language, text, status: oneOf(termStatuses) });
/** What a concept says beside its terms. */
export const conceptDetailFields = {
  partOfSpeech: orNull(oneOf(partsOfSpeech)),
  domain: text,
  note: text,
  source: text,
};

const nameFacts: Reader<NameFacts> = object({
  kind: oneOf(nameKinds),
  surname: text,
  gender: orNull(oneOf(genders)),
  titles: list(object({ original: text, translation: text })),
  romanisations: object({ pinyin: text, pinyinTones: text, wadeGiles: text, jyutping: text }),
});
/** What a concept may say besides. Pictures and names came later: older files have none. */
export const conceptFurtherFields = { picture: text, name: nameFacts };

const cut = object({ at: count, tag: count });
/** What is put in place may be half a pair; whether all of them together make sense is seen where they are used. */
const richEdit: Reader<RichEdit> = object({ from: cut, to: cut, insert: richText });
export const reviewedFields = {
  reviewer: text,
  segment,
  side: columnId,
  base: text,
  text: richText,
  state: cellState,
  changes: list(list(richEdit)),
};
export const assessmentFields = {
  item: text,
  category: orNull(text),
  severity: oneOf(severities),
  preferential: truth,
  reason: text,
};
export const assessment: Reader<Assessment> = object(assessmentFields);
export const answerFields = { item: text, decision: oneOf(decisions), reason: text, by: text, at: text };
export const answer: Reader<Answer> = object(answerFields);

/** A version of something that is changed in several files. */
export const versionFields = <T>(value: Reader<T>) => ({
  uid: text,
  revision: count,
  value,
  removed: truth,
  replaces: list(text),
});

export const columnFields = {
  id: columnId,
  language,
  label: where(text, (label) => label.length <= longestColumnLabel),
  role: oneOf(columnRoles),
  convertedFrom: orNull(columnId),
};
const columns: Reader<readonly Column[]> = where(list(object(columnFields)), areColumns);

const filled = where(text, (words) => words !== '');
const few = <T>(reader: Reader<T>): Reader<readonly T[]> =>
  where(list(reader), ({ length }) => length <= 500);
const protectedWord: Reader<ProtectedWord> = objectWith({ word: filled }, { as: text });

/** The members of a project's settings, the columns left out. */
export const settingFields = {
  region: oneOf(regions),
  protectedWords: list(protectedWord),
  tagColours: few(object({ tag: where(filled, ({ length }) => length <= 60), colour: oneOf(tagColours) })),
  people: few(where(filled, ({ length }) => length <= 100)),
};
const { region, protectedWords, ...later } = settingFields;
/** Colours and people came with annotations, columns when there could be others than the usual ones: older files do not name them. */
export const projectSettings: Reader<ProjectSettings> = mapped(
  objectWith({ region, protectedWords }, { ...later, columns }),
  (given) => ({ tagColours: [], people: [], columns: defaultColumns, ...given }),
);

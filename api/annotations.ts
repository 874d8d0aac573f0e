import { z } from 'zod';
import {
  anchorStatuses,
  annotationKinds,
  resolutionReasons,
  severities,
  visibilities,
  type Anchor,
  type AnchorPlace,
  type Annotation,
  type AnnotationId,
  type Reply,
  type RowNumber,
  type Sequence,
  type Side,
} from '#core/model/index.ts';
import { narrowed, where } from '#core/model/shape.ts';
import { contentFields, replyFields } from '#core/model/shapes.ts';
import { annotationFormats } from '#core/formats/annotation-files.ts';
import { annotationGroups } from './annotation-values.ts';
import { call, editing, reading } from './define.ts';
import { documentOrigin } from './documents.ts';
import type { ExportReport } from './exports.ts';
import {
  annotationId,
  interfaceLanguage,
  members,
  offset,
  pathToWrite,
  replyId,
  rowNumber,
  segmentId,
  shaped,
  side,
} from './shapes.ts';

/** An anchor with what stands there now. `row` is null for the words of an orphan, and of a row that is not here. */
export type PlacedAnchor = Anchor & {
  readonly row: RowNumber | null;
  /** Its text was not sent along with this review: `words` are those of its quote, and say nothing of what stands there. */
  readonly absent: boolean;
  /** The words now inside it, and a few before and after them. */
  readonly words: string;
  readonly lead: string;
  readonly trail: string;
  readonly places: readonly (AnchorPlace & {
    readonly row: RowNumber;
    readonly lead: string;
    readonly words: string;
    readonly trail: string;
  })[];
};

/** An annotation as the screen shows it. */
export type AnnotationInfo = {
  readonly annotation: Annotation;
  /** The original first, then the columns; within one, in reading order. */
  readonly anchors: readonly PlacedAnchor[];
  readonly replies: readonly Reply[];
  /** Where it stands in the text: row and side of its first anchor that is in a row; null when all its words are gone. */
  readonly row: RowNumber | null;
  readonly side: Side;
};

/** Each member narrows; a list admits any of its values. An empty filter admits all. */
const annotationFilter = z.object({
  kinds: z.array(z.enum(annotationKinds)).optional(),
  tags: z.array(z.string()).optional(),
  authors: z.array(z.string()).optional(),
  /** `open`: not resolved. */
  state: z.enum(['open', 'resolved']).optional(),
  visibilities: z.array(z.enum(visibilities)).optional(),
  /** Has words on one of these sides. */
  sides: z.array(side).optional(),
  /** Has no words on this side: with `sides: ['source']` and `without: 'en'`, noted in the source, no counterpart in English. */
  without: side.optional(),
  /** Has an anchor in one of these states; `['orphan']` lists those whose words are gone. */
  statuses: z.array(z.enum(anchorStatuses)).optional(),
  categories: z.array(z.string()).optional(),
  severities: z.array(z.enum(severities)).optional(),
  /** Names this person with @. */
  mentions: z.string().optional(),
  /** Words in body, replies, quotes, wording or tags; script-blind, and pinyin finds Chinese. */
  text: z.string().max(200).optional(),
  /** Has words in this row. */
  row: rowNumber.optional(),
});
export type AnnotationFilter = z.input<typeof annotationFilter>;
export type CheckedAnnotationFilter = z.output<typeof annotationFilter>;

/** How many annotations have each value, among those the rest of the filter admits. */
export type Facet = { readonly value: string; readonly count: number };
export type AnnotationFacets = {
  readonly total: number;
  readonly open: number;
  readonly resolved: number;
  readonly kinds: readonly Facet[];
  readonly tags: readonly Facet[];
  readonly authors: readonly Facet[];
  /** People named with @. */
  readonly mentions: readonly Facet[];
  readonly sides: readonly Facet[];
  readonly statuses: readonly Facet[];
  readonly categories: readonly Facet[];
  readonly severities: readonly Facet[];
  readonly visibilities: readonly Facet[];
  /** Noted in the original, without words in English. */
  readonly uncountered: number;
};

const isBody = (value: string): boolean => value.length <= 100_000;
const replyBody = shaped(where(replyFields.body, (value) => value !== '' && isBody(value)));

/**
 * Words in one cell. Ends inside a grapheme are moved outward to its edge. `quote`: the words as they were chosen; when
 * the text has changed since, the range is where they now stand, if that is one place only.
 */
const range = z.object({
  segment: segmentId,
  side,
  start: offset,
  end: offset,
  quote: z.string().optional(),
});
export type AnnotationRange = z.infer<typeof range>;

const content = z.object(
  members(
    narrowed(contentFields, {
      body: isBody,
      wording: (value) => value === null || isBody(value),
      category: (id) => id === null || id.length <= 100,
      tags: (tags) => tags.length <= 50 && tags.every((tag) => tag !== '' && tag.length <= 60),
    }),
  ),
);
export type AnnotationContent = z.infer<typeof content>;

export type Noted = { readonly sequence: Sequence; readonly info: AnnotationInfo };

/** One place the same words stand at. */
export type Occurrence = AnchorPlace & {
  readonly side: Side;
  readonly row: RowNumber;
  readonly lead: string;
  readonly words: string;
  readonly trail: string;
  /** An annotation of the same kind stands on these words already. */
  readonly annotated: boolean;
  /** The words of other columns that an annotation here would be linked to, as the first one is. */
  readonly links: readonly { readonly side: Side; readonly words: string }[];
};

/** What became of one annotation of an imported file. `reason` is a key below `annotations:import.reasons`. */
export type ImportedAnnotation = {
  readonly id: string;
  readonly taken: 'new' | 'updated' | 'same' | 'refused';
  readonly status: Anchor['status'] | null;
  readonly reason: string | null;
  readonly detail: string;
  /** Its first words in the text, who said what (its beginning), as far as that is known. */
  readonly quote: string;
  readonly author: string;
  readonly body: string;
  /** Where the words are here, or last were. */
  readonly row: RowNumber | null;
  /** Of one that could not be read: which of the file it is, from 1. */
  readonly number: number | null;
};
export type AnnotationImportReport = {
  readonly taken: number;
  readonly updated: number;
  readonly same: number;
  readonly refused: number;
  /** Of those taken, how many did not find their words: they are kept as orphans. */
  readonly orphaned: number;
  readonly items: readonly ImportedAnnotation[];
};

/** What was written, and how many private annotations of those the filter admits were not. */
export type AnnotationExportReport = ExportReport & {
  readonly annotations: number;
  readonly withheld: number;
};

const page = {
  from: z.number().int().nonnegative().default(0),
  count: z.number().int().min(1).max(500).default(100),
};

export const annotations = {
  /**
   * In text order, or by group and then in text order; those without a place come last. `groups` counts all, not the
   * page, and adds up to `total`: an annotation stands once, below the first of its tags. The value of a group is a kind,
   * a tag, an author, the state of its anchor that can be believed least, or a document's id; '' without one.
   */
  list: call(
    z.object({
      filter: annotationFilter.default({}),
      group: z.enum(annotationGroups).default('none'),
      ...page,
    }),
    reading,
  ).gives<{
    readonly total: number;
    readonly groups: readonly Facet[];
    readonly items: readonly AnnotationInfo[];
  }>(),
  facets: call(z.object({ filter: annotationFilter.default({}) }), reading).gives<AnnotationFacets>(),
  get: call(z.object({ annotation: annotationId }), reading).gives<AnnotationInfo>(),
  /** Some annotations, in the order asked for; those that there are not are left out. */
  of: call(z.object({ annotations: z.array(annotationId).max(500) }), reading).gives<
    readonly AnnotationInfo[]
  >(),
  /** The next annotation that passes the filter, from a place in the text on, wrapping round; null when none does. */
  next: call(
    z.object({
      filter: annotationFilter.default({}),
      from: z.object({ row: rowNumber, side, at: offset }),
      after: annotationId.optional(),
      backwards: z.boolean().default(false),
    }),
    reading,
  ).gives<AnnotationInfo | null>(),
  /** Annotates words. Several ranges on one side are one stretch over several rows; on several sides, the linked sides. */
  create: call(z.object({ content, ranges: z.array(range).min(1).max(500) }), editing).gives<Noted>(),
  /** Changes what it says. */
  update: call(z.object({ annotation: annotationId, content: content.partial() }), editing).gives<Noted>(),
  /** Puts it on these words on one side; on none, when `ranges` is empty. Its last words cannot be taken away. */
  link: call(
    z.object({ annotation: annotationId, side, ranges: z.array(range).max(500) }),
    editing,
  ).gives<Noted>(),
  /** Where its words probably are on another side: by aligned characters between the two Chinese texts. Empty when nothing is known. */
  propose: call(z.object({ ranges: z.array(range).min(1).max(500), side }), reading).gives<
    readonly AnnotationRange[]
  >(),
  /** Settles an ambiguous anchor, by its number in `anchors`, on one of its `places`. */
  choose: call(
    z.object({
      annotation: annotationId,
      anchor: z.number().int().nonnegative(),
      candidate: z.number().int().nonnegative(),
    }),
    editing,
  ).gives<Noted>(),
  remove: call(z.object({ annotations: z.array(annotationId).min(1) }), editing).gives<{
    readonly sequence: Sequence;
    readonly removed: number;
  }>(),
  resolve: call(
    z.object({ annotations: z.array(annotationId).min(1), reason: z.enum(resolutionReasons) }),
    editing,
  ).gives<{ readonly sequence: Sequence; readonly changed: number }>(),
  reopen: call(z.object({ annotations: z.array(annotationId).min(1) }), editing).gives<{
    readonly sequence: Sequence;
    readonly changed: number;
  }>(),
  reply: call(z.object({ annotation: annotationId, body: replyBody }), editing).gives<Noted>(),
  editReply: call(z.object({ reply: replyId, body: replyBody }), editing).gives<Noted>(),
  removeReply: call(z.object({ reply: replyId }), editing).gives<Noted>(),
  /** Everywhere the annotation's words (of its first side) stand, script-blind, itself left out. */
  occurrences: call(z.object({ annotation: annotationId, ...page }), reading).gives<{
    readonly total: number;
    readonly items: readonly Occurrence[];
  }>(),
  /** Puts a copy of it, with an identity of its own, on each of the ranges, linked to other columns as it is, as one step of undo. */
  annotateEach: call(
    z.object({ annotation: annotationId, ranges: z.array(range).min(1).max(5000) }),
    editing,
  ).gives<{
    readonly sequence: Sequence;
    readonly made: readonly AnnotationId[];
  }>(),
  /** People who may be named with @: those of the project's settings, everybody who wrote in it, and everybody who was named in it. */
  people: call(z.object({}), reading).gives<readonly string[]>(),
  /** Reads W3C Web Annotations (JSON-LD) into the project, as a job and one step of undo. */
  import: call(z.object({ from: documentOrigin, job: z.string() }), editing).gives<AnnotationImportReport>(),
  /**
   * Writes those the filter admits, as a job. Without `path`, into the exports folder of the library. Private ones go along
   * only where the filter names them (`visibilities`); `withheld` of those it admits otherwise stay.
   */
  export: call(
    z.object({
      job: z.string(),
      format: z.enum(annotationFormats),
      filter: annotationFilter.default({}),
      path: pathToWrite.optional(),
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
    reading,
  ).writes<AnnotationExportReport>(),
};

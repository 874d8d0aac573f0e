import type { SharedAnnotation, Version } from '../../model/index.ts';
import type { ReportThread } from '../report-threads.ts';
import { categoryName, severityName, type Words } from '../score-lines.ts';
import type { ExportNote } from '../../formats/notes.ts';

const headOf = (
  { kind, severity, category, tags }: SharedAnnotation,
  more: readonly string[],
  words: Words,
): string =>
  [
    words(`annotations:kinds.${kind}`),
    ...(severity === null ? [] : [severityName(severity, words)]),
    ...(category === null ? [] : [categoryName(category, words)]),
    ...tags.map((tag) => `#${tag}`),
    ...more,
  ].join(' · ');

const resolvedOf = ({ resolution }: SharedAnnotation, words: Words): string | null =>
  resolution === null
    ? null
    : words(resolution.by === '' ? 'export:notes.resolvedByNobody' : 'export:notes.resolved', {
        reason: words(`annotations:reasons.${resolution.reason}`),
        by: resolution.by,
        date: resolution.at.slice(0, 10),
      });

/** Annotations counted from 1 in the order in which a document shows them. */
export const noteCounter = () => {
  let count = 0;
  return (): number => (count += 1);
};

/**
 * A thread as documents show notes: the first version with all replies, then every version that was made apart, each as a
 * note of its own. Of a reply that was changed in two files both are replies.
 */
export const notesOf = (
  { thread, anchor }: ReportThread,
  words: Words,
  next: () => number,
): readonly ExportNote[] => {
  const noteOf = ({ value, removed }: Version<SharedAnnotation>, isFirst: boolean): ExportNote => ({
    number: next(),
    quote: anchor?.quote ?? '',
    head: headOf(
      value,
      [
        ...(thread.isConflict ? [words('comments.conflict')] : []),
        ...(removed ? [words('comments.removed')] : []),
      ],
      words,
    ),
    body: value.body,
    wording: value.wording === null ? null : words('export:notes.wording', { wording: value.wording }),
    author: value.author,
    created: value.created,
    resolved: resolvedOf(value, words),
    replies: isFirst
      ? thread.replies.flatMap(({ versions }) =>
          versions.map(({ value: { author, created, body } }) => ({ author, created, body })),
        )
      : [],
  });
  return thread.versions.map((version, at) => noteOf(version, at === 0));
};

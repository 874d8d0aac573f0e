import type { AnnotationFilter, AnnotationInfo } from '#api/index.ts';
import {
  ok,
  type AnchorStatus,
  type AnnotationKind,
  type ProjectInfo,
  type Result,
  type Visibility,
} from '#core/model/index.ts';
import { field, mapped, type Outcome, type Setting } from '../answer.ts';
import { columnIn, columnsIn } from '../columns.ts';
import { createPacked } from '../packed.ts';
import { inProject } from '../session.ts';
import type { Words } from '../words.ts';

export type FilterOptions = {
  readonly kind?: readonly AnnotationKind[];
  readonly tag?: readonly string[];
  readonly author?: readonly string[];
  readonly open?: boolean;
  readonly resolved?: boolean;
  readonly column?: readonly string[];
  readonly without?: string;
  readonly status?: readonly AnchorStatus[];
  readonly category?: readonly string[];
  readonly visibility?: readonly Visibility[];
  readonly text?: string;
  readonly row?: number;
};

/** The filter of the contract; an option that is not given narrows nothing. Failure: usage, of a column that is not there. */
export const filterOf = (
  words: Words,
  project: ProjectInfo,
  options: FilterOptions,
): Result<AnnotationFilter> => {
  const { kind, tag, author, open, resolved, status, category, visibility, text, row } = options;
  const sides = columnsIn(words, project, options.column);
  if (!sides.ok) return sides;
  const without = options.without === undefined ? ok(undefined) : columnIn(words, project, options.without);
  if (!without.ok) return without;
  return ok({
    ...(kind && { kinds: [...kind] }),
    ...(tag && { tags: [...tag] }),
    ...(author && { authors: [...author] }),
    ...(open === true && { state: 'open' as const }),
    ...(resolved === true && { state: 'resolved' as const }),
    ...(sides.value && { sides: [...sides.value] }),
    ...(without.value && { without: without.value }),
    ...(status && { statuses: [...status] }),
    ...(category && { categories: [...category] }),
    ...(visibility && { visibilities: [...visibility] }),
    ...(text !== undefined && { text }),
    ...(row !== undefined && { row }),
  });
};

const lineOf = ({ t }: Words, { annotation, anchors, row, side }: AnnotationInfo): string =>
  [
    annotation.id,
    row ?? '',
    side,
    t(`annotations:kinds.${annotation.kind}`),
    t(`annotations:states.${annotation.resolution === null ? 'open' : 'resolved'}`),
    [...new Set(anchors.map(({ status }) => t(`annotations:statusNames.${status}`)))].join(' '),
    field(anchors.find((anchor) => anchor.side === side)?.words ?? ''),
    field(annotation.body),
  ].join('\t');

const pageSize = 500;

/** `annotations PROJECT [filters]`: annotations in text order, those without a place last. */
export const annotations = ({ words }: Setting, path: string, options: FilterOptions): Outcome =>
  inProject(path, async ({ client, project }) => {
    const filtered = filterOf(words, project, options);
    if (!filtered.ok) return filtered;
    const filter = filtered.value;
    const found = createPacked<AnnotationInfo>();
    for (let from = 0; ; from += pageSize) {
      const page = await client.annotations.list({ filter, from, count: pageSize });
      if (!page.ok) return page;
      const { total, items } = page.value;
      found.add(items);
      if (from + pageSize >= total) {
        return ok({
          json: { total, annotations: found.all },
          lines: mapped(found.all, (info) => lineOf(words, info)),
        });
      }
    }
  });

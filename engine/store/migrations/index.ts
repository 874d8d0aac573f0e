import { initial } from './0001-initial.ts';
import { annotations } from './0002-annotations.ts';
import { versions } from './0003-versions.ts';
import { reviews } from './0004-reviews.ts';
import { reviewOrigins } from './0005-review-origins.ts';
import { checksums } from './0006-checksums.ts';
import { openFormats } from './0007-open-formats.ts';
import { ignoredFindings } from './0008-ignored-findings.ts';
import { references } from './0009-references.ts';
import { openColumns } from './0010-open-columns.ts';
import { progressInRowOrder } from './0011-progress-in-row-order.ts';
import { importChoices } from './0012-import-choices.ts';
import { countedReferences } from './0013-counted-references.ts';
import { memoryOrigin } from './0014-memory-origin.ts';
import { concepts } from './0015-concepts.ts';
import { rowCounts } from './0016-row-counts.ts';
import { names } from './0017-names.ts';
import { alignments } from './0018-alignments.ts';
import { alignmentsOfPairs } from './0019-alignments-of-pairs.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

/** Every version of the project file, oldest first. */
export const migrations: readonly Migration[] = [
  initial,
  annotations,
  versions,
  reviews,
  reviewOrigins,
  checksums,
  openFormats,
  ignoredFindings,
  references,
  openColumns,
  progressInRowOrder,
  importChoices,
  countedReferences,
  memoryOrigin,
  concepts,
  rowCounts,
  names,
  alignments,
  alignmentsOfPairs,
];

import type { ImportOption } from '../import-options.ts';

/** What to do with tracked changes: read them as made, as not made, or not at all. */
export const sdlxliffOptions: readonly ImportOption[] = [
  { id: 'trackedChanges', kind: 'choice', values: ['accept', 'reject', 'refuse'], default: 'accept' },
];

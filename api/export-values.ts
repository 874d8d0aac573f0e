// Apart from their shapes, because the screen does without what checks shapes.

/** Which annotations go along with an export. */
export const exportNotes = ['none', 'export', 'shared', 'all'] as const;
export type ExportNotes = (typeof exportNotes)[number];

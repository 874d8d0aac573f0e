// Apart from their shapes, because the first screen does without what checks shapes.

/**
 * How the reading view lays out its texts: `columns`, beside each other by paragraph; `stacked`, each paragraph under its counterpart;
 * `interleaved`, each sentence under its counterpart; `single`, one text, with the others of the current sentence below it.
 */
export const readingLayouts = ['columns', 'stacked', 'interleaved', 'single'] as const;
export type ReadingLayout = (typeof readingLayouts)[number];

/** The reading view of a project: whether it is open, and how it shows the text. */
export type ReadingView = {
  readonly open: boolean;
  readonly layout: ReadingLayout;
  /** Columns in the order in which they are read; those it does not name follow in the project's order. */
  readonly order: string[];
  /** Annotations are shown beside their sentences, where there is room. */
  readonly notes: boolean;
  /** How long the sentences are is shown below each paragraph. */
  readonly rhythm: boolean;
  /** In the layout `single`: the other texts of the current sentence are shown. */
  readonly others: boolean;
};

export const defaultReading: ReadingView = {
  open: false,
  layout: 'columns',
  order: [],
  notes: true,
  rhythm: false,
  others: true,
};

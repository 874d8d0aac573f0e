/**
 * One figure about correctness. Each file of this folder except this one exports `measure`; `npm run bench -- truth` finds them by
 * reading the folder, so a new measure is a new file.
 */
export type TruthFigure = {
  /** What was judged, e.g. "sentences, Chinese: given cases". */
  readonly what: string;
  /** How many were right. */
  readonly right: number;
  /** Of how many. */
  readonly of: number;
  /** What we hold ourselves to, e.g. "≥ 95 %". */
  readonly wanted: string;
  /** What the reader must know to judge the figure: where the cases are from, what counts as right. */
  readonly note: string;
};

export type TruthMeasure = {
  /** Orders the table. */
  readonly name: string;
  /** Judges all cases. Reads only files of the project, and `../shared` where it is there (says in `note` when it is not). */
  readonly run: () => TruthFigure[] | Promise<TruthFigure[]>;
};

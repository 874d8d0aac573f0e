import type { ReactNode } from 'react';
import type { Row } from '#core/model/index.ts';

/** A feature's part of the Row panel: what it knows of the row one is in. */
export type RowSection = {
  /** The name of the feature. */
  readonly id: string;
  /** Full i18n key of its heading. */
  readonly titleKey: string;
  /**
   * What it has to say of a row, drawn; null when nothing. Asked once the user rests in a row, and again when the project was
   * changed and that rests too: never for each key that is struck. Failures are thrown, as in queries.
   */
  readonly read: (row: Row) => Promise<ReactNode>;
};

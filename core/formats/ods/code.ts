import type { FormatCode } from '../format.ts';
import { fillOpenDocument } from '../odt/document/fill.ts';
import type { OpenDocumentKind } from '../odt/document/kind.ts';
import { readOpenDocument } from '../odt/document/read.ts';
import { odsOptions } from './options.ts';

const kind: OpenDocumentKind = {
  id: 'ods',
  adapted: (word) => `ods.${word}`,
  options: odsOptions,
  body: 'office:spreadsheet',
  masters: null,
};

export const code: FormatCode = {
  read: readOpenDocument(kind),
  write: null,
  fill: fillOpenDocument(kind),
  place: null,
};

import type { FormatCode } from '../format.ts';
import { fillOpenDocument } from '../odt/document/fill.ts';
import type { OpenDocumentKind } from '../odt/document/kind.ts';
import { readOpenDocument } from '../odt/document/read.ts';
import { odpOptions } from './options.ts';

const kind: OpenDocumentKind = {
  id: 'odp',
  adapted: (word) => `odp.${word}`,
  options: odpOptions,
  body: 'office:presentation',
  masters: 'masters',
};

export const code: FormatCode = {
  read: readOpenDocument(kind),
  write: null,
  fill: fillOpenDocument(kind),
  place: null,
};

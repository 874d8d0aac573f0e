import type { FormatCode } from '../format.ts';
import { fillOpenDocument } from './document/fill.ts';
import type { OpenDocumentKind } from './document/kind.ts';
import { readOpenDocument } from './document/read.ts';
import { odtOptions } from './options.ts';

const kind: OpenDocumentKind = {
  id: 'odt',
  adapted: (word) => `odt.${word}`,
  options: odtOptions,
  body: 'office:text',
  masters: 'headers',
};

export const code: FormatCode = {
  read: readOpenDocument(kind),
  write: null,
  fill: fillOpenDocument(kind),
  place: null,
};

import { fail } from '../../model/index.ts';
import type { FormatCode } from '../format.ts';
import { xliffFiller } from '../xliff/fill.ts';
import { xliffReader } from '../xliff/read.ts';
import { sdlDialect } from './dialect.ts';

export const code: FormatCode = {
  read: xliffReader(sdlDialect),
  // A file of this kind leads back to a document of its tool: there is none for other rows.
  write: null,
  fill: xliffFiller(sdlDialect, () => fail('export.unknown-format', { format: 'sdlxliff' })),
  place: null,
};

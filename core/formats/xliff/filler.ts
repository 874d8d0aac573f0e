import { fail } from '../../model/index.ts';
import type { FormatCode } from '../format.ts';
import { checkSizes } from './check-sizes.ts';
import type { Dialect } from './dialect.ts';
import { xliffFiller } from './fill.ts';
import { xliffReader } from './read.ts';

/** A format that is read and filled. Its files lead back to documents of their tool: there is none for other rows. */
export const fillerCode = (dialect: Dialect): FormatCode => ({
  read: xliffReader(dialect),
  write: null,
  fill: xliffFiller(dialect, () => fail('export.unknown-format', { format: dialect.id })),
  place: null,
  checkFill: checkSizes,
});

import type { FormatCode } from '../format.ts';
import { fillDocument } from './document/fill.ts';
import { readDocument } from './document/read.ts';
import { writeDocx } from './write.ts';

export const code: FormatCode = {
  read: readDocument,
  write: (source, { created }, sink) => writeDocx(source, { layout: 'table', created }, sink),
  fill: fillDocument,
  place: null,
};

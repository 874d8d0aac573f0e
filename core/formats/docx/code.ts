import type { FormatCode } from '../format.ts';
import { writeDocx } from './write.ts';

export const code: FormatCode = {
  read: null,
  write: (source, { created }, sink) => writeDocx(source, { layout: 'table', created }, sink),
  fill: null,
  place: null,
};

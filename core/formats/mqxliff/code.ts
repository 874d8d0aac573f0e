import { fillerCode } from '../xliff/filler.ts';
import { memoqDialect } from './dialect.ts';

export const code = fillerCode(memoqDialect);

import { fillerCode } from '../xliff/filler.ts';
import { wordfastDialect } from './dialect.ts';

export const code = fillerCode(wordfastDialect);

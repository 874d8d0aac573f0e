import { fillerCode } from '../xliff/filler.ts';
import { phraseDialect } from './dialect.ts';

export const code = fillerCode(phraseDialect);

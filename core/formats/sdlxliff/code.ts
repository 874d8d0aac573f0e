import { fillerCode } from '../xliff/filler.ts';
import { sdlDialect } from './dialect.ts';

export const code = fillerCode(sdlDialect);

import { subtitleCode } from '../subtitles/code.ts';
import { assDialect } from './dialect.ts';

export const code = subtitleCode(assDialect, {
  unencodable: 'ass.unencodable',
  tooFast: 'ass.too-fast',
  tooLong: 'ass.too-long',
  tooManyLines: 'ass.too-many-lines',
});

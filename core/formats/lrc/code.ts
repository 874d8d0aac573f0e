import { subtitleCode } from '../subtitles/code.ts';
import { lrcDialect } from './dialect.ts';

export const code = subtitleCode(lrcDialect, {
  unencodable: 'lrc.unencodable',
  tooFast: 'lrc.too-fast',
  tooLong: 'lrc.too-long',
  tooManyLines: 'lrc.too-many-lines',
});

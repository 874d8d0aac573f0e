import { subtitleCode } from '../subtitles/code.ts';
import { vttDialect } from './dialect.ts';

export const code = subtitleCode(vttDialect, {
  unencodable: 'vtt.unencodable',
  tooFast: 'vtt.too-fast',
  tooLong: 'vtt.too-long',
  tooManyLines: 'vtt.too-many-lines',
});

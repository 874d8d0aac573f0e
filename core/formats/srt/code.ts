import { subtitleCode } from '../subtitles/code.ts';
import { srtDialect } from './dialect.ts';

export const code = subtitleCode(srtDialect, {
  unencodable: 'srt.unencodable',
  tooFast: 'srt.too-fast',
  tooLong: 'srt.too-long',
  tooManyLines: 'srt.too-many-lines',
});

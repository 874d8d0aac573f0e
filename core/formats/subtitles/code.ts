import { fail } from '../../model/index.ts';
import type { FormatCode } from '../format.ts';
import { heldTextReader } from '../text-format.ts';
import { checkSubtitles, type SubtitleCodes } from './check-fill.ts';
import type { Dialect } from './cue.ts';
import { subtitleFill } from './fill.ts';
import { readSubtitles } from './read.ts';

/** What a format of subtitles can do. A new file is not made: nothing would say when a text is shown. */
export const subtitleCode = (dialect: Dialect, codes: SubtitleCodes): FormatCode => ({
  read: heldTextReader((text, options) => readSubtitles(dialect, text, options)),
  write: ({ title }) => fail('export.no-own-file', { name: title }),
  fill: subtitleFill(dialect),
  place: null,
  checkFill: checkSubtitles(dialect, codes),
});

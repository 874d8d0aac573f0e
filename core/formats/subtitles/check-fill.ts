import type { ExportColumn } from '../export-source.ts';
import { encodingFindings } from '../encoding-findings.ts';
import type { CheckFill, FillFinding } from '../format.ts';
import type { Dialect } from './cue.ts';
import { cueTexts, fillingOf } from './fill.ts';
import { lengthIn, limitsFor } from '../../text/cues/limits.ts';
import { shownLines } from './write.ts';

/** What may be wrong with a filled subtitle file, by the codes of its format. */
export type SubtitleCodes = Readonly<
  Record<'unencodable' | 'tooFast' | 'tooLong' | 'tooManyLines', FillFinding['code']>
>;

/** Lines that are shown at once at most. */
const mostLines = 2;

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * Looks through the cues as they would be written: characters that the encoding lacks, more characters a second than are read,
 * lines that are too long, and more than two of them. Limits by the language of the column (`limits.ts`).
 */
export const checkSubtitles = (dialect: Dialect, codes: SubtitleCodes): CheckFill =>
  function* check(source, options) {
    const rows = [...source.rows];
    yield* encodingFindings(codes.unencodable, { ...source, rows }, options);
    const document = rows[0]?.document;
    const [file] = document === undefined ? [] : (source.originals?.(document) ?? []);
    if (file === undefined) return;
    const ofColumn = function* ofColumn(column: ExportColumn): Generator<FillFinding> {
      const { side, language } = column;
      const limits = limitsFor(language);
      const filling = fillingOf(dialect, file, rows, [column]);
      for (const place of filling.placed) {
        const about = { row: place.row, side, severity: 'warning' } as const;
        for (const { cue, number, after } of cueTexts(dialect, filling, place)) {
          const lines = after.flatMap(({ rich }) => shownLines(rich, dialect, language));
          const longest = Math.max(0, ...lines.map((line) => lengthIn(line, language)));
          const length = lines.reduce((sum, line) => sum + lengthIn(line, language), 0);
          const seconds = cue.start === null || cue.end === null ? 0 : (cue.end - cue.start) / 1000;
          const speed = seconds > 0 ? length / seconds : 0;
          const found = (code: FillFinding['code'], value: number, most: number): FillFinding => ({
            ...about,
            code,
            detail: `${number}: ${rounded(value)} > ${most}`,
          });
          if (speed > limits.perSecond) yield found(codes.tooFast, speed, limits.perSecond);
          if (longest > limits.line) yield found(codes.tooLong, longest, limits.line);
          if (lines.length > mostLines) yield found(codes.tooManyLines, lines.length, mostLines);
        }
      }
    };
    for (const column of source.columns) yield* ofColumn(column);
  };

import { letterEscapes } from '../strings/letter-escapes.ts';

/** Escapes of one letter are those of C (GNU gettext, po-lex.c: `control_sequence`). */
const escapes = new Map(Object.entries(letterEscapes).map(([letter, char]) => [char, `\\${letter}`]));

const escape = /\\(?:((?:[0-7]{1,3}|x[0-9a-fA-F]{1,2})(?:\\[0-7]{1,3}|\\x[0-9a-fA-F]{1,2})*)|(.))/gsu;

/** Bytes of a run of octal and hexadecimal escapes as UTF-8, else one character each. */
const bytesText = (run: string): string => {
  const bytes = run
    .split('\\')
    .map((one) => (one.startsWith('x') ? parseInt(one.slice(1), 16) : parseInt(one, 8)) & 0xff);
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return String.fromCharCode(...bytes);
  }
};

/** What stands between the quotes of a string as what it says. */
export const unescapePo = (written: string): string =>
  written.includes('\\')
    ? written.replaceAll(escape, (_, run: string | undefined, char: string | undefined) =>
        run === undefined ? (letterEscapes[char ?? ''] ?? char ?? '') : bytesText(run),
      )
    : written;

const escapePo = (value: string): string =>
  value.replaceAll(/["\\\u0000-\u001f\u007f]/g, (char) =>
    char === '"' || char === '\\'
      ? `\\${char}`
      : (escapes.get(char) ?? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`),
  );

/** Columns of a line with its quotes (GNU gettext, message.h: PAGE_WIDTH 79). */
const pageWidth = 79;

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Marks that no line may begin with, or end with (Unicode Standard Annex 14, CL, EX, NS and OP). */
const noStart = /[，。、；：！？）」』》】〉’”…％,.;:!?)\]}%]/u;
const noEnd = /[（「『《【〈‘“([{]/u;

const widthOf = (unit: string): number => (wide.test(unit) ? 2 : unit.length);
const widthOfAll = (text: string): number => Array.from(text).reduce((sum, char) => sum + widthOf(char), 0);

/** Whether a line may end between two characters: behind a space, and beside wide characters. */
const mayBreak = (before: string, after: string): boolean => {
  if (after === ' ') return false;
  if (before === ' ') return true;
  return (wide.test(before) || wide.test(after)) && !noStart.test(after) && !noEnd.test(before);
};

/** One line of a value, escaped, as the lines it takes. */
const wrapped = (escaped: string): readonly string[] => {
  const units = escaped.match(/\\(?:[0-7]{3}|.)|./gsu) ?? [];
  const lines: string[] = [];
  let [line, width] = ['', 0];
  /** The last place where the line may end, and its width up to there. */
  let [at, upTo] = [0, 0];
  units.forEach((unit, n) => {
    if (n > 0 && mayBreak(units[n - 1] ?? '', unit)) [at, upTo] = [line.length, width];
    if (width + widthOf(unit) > pageWidth - 2 && at > 0) {
      lines.push(line.slice(0, at));
      [line, width] = [line.slice(at), width - upTo];
      [at, upTo] = [0, 0];
    }
    line += unit;
    width += widthOf(unit);
  });
  return [...lines, line];
};

export type PoLayout = {
  readonly eol: string;
  /** Whether long lines are wrapped, as gettext's own tools do. */
  readonly wraps: boolean;
};

/** A value as what stands behind its keyword, laid out as msgcat does: a line of the file for each line of a text of several. */
export const writePo = (value: string, keyword: string, { eol, wraps }: PoLayout): string => {
  const escaped = escapePo(value);
  const lines = escaped.split(/(?<=(?<!\\)(?:\\\\)*\\n)(?=[\s\S])/);
  const fits = keyword.length + 3 + widthOfAll(escaped) <= pageWidth;
  if (lines.length === 1 && (fits || !wraps)) return `"${escaped}"`;
  const all = wraps ? lines.flatMap(wrapped) : lines;
  return ['""', ...all.map((line) => `"${line}"`)].join(eol);
};

/**
 * Ends of lines at the edges of a text stay outside of it: msgfmt wants a translation to begin and end with one where the original
 * does.
 */
export const edgesOf = (value: string): { lead: string; words: string; trail: string } => {
  const lead = /^[\r\n]+/.exec(value)?.[0] ?? '';
  const trail = /[\r\n]+$/.exec(value.slice(lead.length))?.[0] ?? '';
  return { lead, words: value.slice(lead.length, value.length - trail.length), trail };
};

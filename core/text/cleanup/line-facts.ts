import { once } from '../conversion/tables.ts';
import { isEast, isHanCode } from './characters.ts';
import { isTableRow } from './gutters.ts';

/** What a line shows of itself. Offsets are UTF-16 units, widths columns: two for East Asian characters, one for others. */
export type LineFacts = {
  readonly width: number;
  readonly isChinese: boolean;
  /** A sentence ends before the end of the line, and another begins. */
  readonly sentenceEnds: boolean;
  /** Where the first mark stands that has text on both sides; -1 when there is none. */
  readonly firstMark: number;
  /** Columns, dot leaders or code: a thing of its own, whatever stands below it. */
  readonly isStructured: boolean;
};

/** Wider lines are no lines of wrapped text; they are not looked at any further. */
export const widest = 400;

/** Columns a line takes in a fixed-width view: two for East Asian characters (from U+1100 up), one for others. */
export const widthOf = (line: string): number => {
  let width = 0;
  for (let at = 0; at < line.length && width <= widest; at++) width += line.charCodeAt(at) >= 0x1100 ? 2 : 1;
  return width;
};

const sentenceMarks = '。！？.!?';
const closers = '」』”’"\')）]》〉】';
const innerMarks = '，、；：。！？,;:!?…—';
const codeCharacters = '{}=\\<>|`';

const han = 1;
const mark = 2;
const eastSentence = 4;
const code = 8;
const space = 16;

/** What kinds a UTF-16 unit is of, as bits: a line is read once, without regular expressions. */
const kinds = once((): Uint8Array => {
  const table = new Uint8Array(0x10000);
  const add = (chars: string, bit: number): void => {
    for (let at = 0; at < chars.length; at++) {
      const unit = chars.charCodeAt(at);
      table[unit] = (table[unit] ?? 0) | bit;
    }
  };
  for (let unit = 0x3000; unit < 0x10000; unit++) if (isHanCode(unit)) table[unit] = han;
  add(innerMarks, mark);
  add(codeCharacters, code);
  add(' \t\u3000', space);
  for (const char of sentenceMarks) if (isEast(char.charCodeAt(0))) add(char, eastSentence);
  return table;
});

/** Abbreviations and initials end no sentence: at least two small letters, or a closing mark, come before the dot. */
const latinEnd = /[a-z\u00df-\u00ff)\]]{2}[.!?]["'”’)]? {1,2}["'“‘(]?[A-Z\u00c0-\u00de0-9]/;
const columns = /[^\s.!?:"'”’)] {2,}\S|\S\t|\S *\u3000[ \u3000]*\S|\d {3,}\S/;
const leaders = /\.{4}|·{3}|-{3}|_{3}|={3}/;

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** Facts of one line without its line end; `indent` is the width of the white space before it. Time is linear in its length. */
export const factsOf = (line: string, indent = 0): LineFacts => {
  const table = kinds();
  const last = line.length - 1;
  const endMarks = endMarksFrom(line);
  let hanCount = 0;
  let firstMark = -1;
  let sentenceEnds = false;
  let seen = 0;
  for (let at = 0; at <= last; at++) {
    const unit = line.charCodeAt(at);
    const kind = table[unit] ?? 0;
    if (kind === han) hanCount++;
    if ((kind & ~han) === 0) continue;
    seen |= kind;
    if (at === 0 || at >= last) continue;
    // 3:30, 1,000: part of a number
    if ((kind & mark) !== 0 && firstMark < 0 && (unit > 0x7f || !isDigit(line.charCodeAt(at + 1))))
      firstMark = at;
    if ((kind & eastSentence) !== 0 && at + 1 < endMarks) sentenceEnds = true;
  }
  const isChinese = hanCount * 4 >= line.length;
  return {
    width: widthOf(line) + indent,
    isChinese,
    sentenceEnds: sentenceEnds || (!isChinese && latinEnd.test(line)),
    firstMark,
    isStructured:
      ((seen & code) !== 0 && !isChinese) ||
      ((seen & space) !== 0 && (columns.test(line) || isTableRow(line))) ||
      leaders.test(line),
  };
};

/** Where the marks begin that end and close the line; its length when there are none. */
const endMarksFrom = (line: string): number => {
  let from = line.length;
  while (
    from > 0 &&
    (closers.includes(line.charAt(from - 1)) || sentenceMarks.includes(line.charAt(from - 1)))
  )
    from--;
  return from;
};

const ended = /[。！？!?.:：;；…」』”’"）)》〉】\]—]\s*$/u;

/** Whether a line stops inside a sentence: no mark that ends or closes stands last. */
export const stopsInside = (line: string): boolean => {
  const tail = line.slice(-8);
  return !ended.test(tail) && line.trim() !== '';
};

const sentenceEnded = /[。！？!?.…][」』”’"'）)》\]】]*\s*$/u;

/** Whether the last thing in a line is the end of a sentence, closing marks aside. */
export const endsSentence = (line: string): boolean => sentenceEnded.test(line.slice(-12));

const markedEnd = /\p{P}\s*$/u;

/** Whether a line ends with any punctuation mark. */
export const endsMarked = (line: string): boolean => markedEnd.test(line.slice(-4));

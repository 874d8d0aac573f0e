import { longestBlock } from '../raw-block.ts';
import { depthOf } from './marks.ts';

/** A stretch of a Markdown text that can be parsed by itself. Offsets are UTF-16 code units. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  /** `plain`: one paragraph without any markup; `hostile`: markup nobody writes by hand, to be read letter by letter. */
  readonly as: 'markup' | 'plain' | 'hostile';
  /** True when the stretch ends for reasons of size, or with the text, and not between two blocks. */
  readonly cut: boolean;
  /** How much the parser has to do, as `weightOf` counts. */
  readonly weight: number;
};

/** A longer paragraph (UTF-16 units) is read as it stands, for the parser holds all of it as small pieces. */
const longestParagraph = 1_000_000;

/** Brackets and emphasis marks per stretch: the parser's time grows with the square of their number in a paragraph. */
const heaviest = 500;
/** Quote and list marks at the start of one line: each is a level of nesting. */
const deepest = 20;

const weighty = /[*_]+|[[\]`<]/g;

/** The parser takes the square of a run of definitions, and of headings that a line below makes such. */
const definition = /^[ \t>]{0,20}\[[^\]\n]{1,999}\]:/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*\n?$/;
const definitionWeight = 8;
const underlineWeight = 4;

/** In a nest of quotes and lists it takes the square of their lines, and more the deeper they are. */
const nestWeight = (depth: number): number => (depth > 1 ? 2 * depth : 0);

const weightOf = (line: string): number => {
  const depth = depthOf(line);
  if (depth >= deepest) return heaviest + 1;
  const blocks = definition.test(line) ? definitionWeight : underline.test(line) ? underlineWeight : 0;
  return (line.match(weighty)?.length ?? 0) + blocks + nestWeight(depth);
};

/** A line that goes on with the paragraph of a quote or an item without its mark: the parser takes the square of them. */
const isLazy = (line: string): boolean => /^\S/.test(line) && depthOf(line) === 0;

/** A line that begins something which a blank line need not end: a list, a quote, a fence, an HTML block, a footnote, indented code. */
const openEnded = /^(?:[ \t\f\v]|>|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|```|~~~|<|\[\^)/m;
/** Anything that could be markup inside a paragraph, or make it something else than one. */
const inlineMarkup = /[\\*_[\]<&`|]|^[#=\-+~:]|[ \t]$/m;
/** The line below the head of a table. Cells are parsed one by one, so a long table is not heavy. */
const tableRule = /\n(?=[|: \t]*-)[-|: \t]+(?:\n|$)/;

const lineEnd = (text: string, from: number): number => {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
};

const isBlankLine = (line: string): boolean => line.trim() === '' && !line.includes('\u3000');

/** The offset behind the blank lines at `from`. */
export const skipBlankLines = (text: string, from: number): number => {
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (!isBlankLine(text.slice(at, end))) break;
    at = end;
  }
  return at;
};

/** The stretch from `from` to the next blank line at `to`, when that line ends whatever the stretch holds. */
const untilBlank = (
  text: string,
  from: number,
  to: number,
  { weight, longest }: { readonly weight: number; readonly longest: number },
): Stretch | null => {
  const words = text.slice(from, to).trimEnd();
  if (words.length > longest || openEnded.test(words)) return null;
  if (!inlineMarkup.test(words)) return { from, to, as: 'plain', cut: false, weight };
  return weight <= heaviest || tableRule.test(words) ? { from, to, as: 'markup', cut: false, weight } : null;
};

/** The next stretch from `from`, where a block begins; about `size` code units when no blank line can end it. */
export const nextStretch = (text: string, from: number, size: number): Stretch => {
  const first = lineEnd(text, from);
  if (first - from > longestParagraph || weightOf(text.slice(from, first)) > heaviest)
    return { from, to: first, as: 'hostile', cut: true, weight: 0 };
  const isNest = depthOf(text.slice(from, first)) > 0 || text.startsWith('[^', from);
  let weight = 0;
  let ended = false; // a blank line has been passed
  let within = from; // as far as size and weight allow
  let isAtEnd = true;
  for (let at = from; at < text.length;) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (!ended && isBlankLine(line)) {
      ended = true;
      const whole = untilBlank(text, from, at, { weight, longest: longestParagraph });
      if (whole !== null) return whole;
    }
    weight += weightOf(line) + (isNest && isLazy(line) ? 1 : 0);
    if (at === from || (weight <= heaviest && end - from <= size)) within = end;
    else if (ended || end - from > longestBlock || !tableRule.test(text.slice(from, within))) {
      isAtEnd = false;
      break;
    }
    at = end;
  }
  const longest = isAtEnd ? longestParagraph : longestBlock;
  const whole = ended ? null : untilBlank(text, from, text.length, { weight, longest });
  return whole ?? { from, to: within, as: 'markup', cut: true, weight };
};

/** Small blocks are parsed together up to so many code units: the parser takes as long to begin as for some lines. */
const joinedSize = 2_048;

/** Like `nextStretch`, with the small blocks that follow as long as each is ended by a blank line whatever it holds. */
export const joinedStretch = (text: string, from: number, size: number): Stretch => {
  let joined = nextStretch(text, from, size);
  while (joined.as === 'markup' && !joined.cut && joined.to - from < joinedSize) {
    const at = skipBlankLines(text, joined.to);
    if (at >= text.length) break;
    const next = nextStretch(text, at, joinedSize);
    const weight = joined.weight + next.weight;
    const isSmall = next.to - from <= joinedSize && weight <= heaviest;
    if (next.as !== 'markup' || next.cut || !isSmall) break;
    joined = { ...joined, to: next.to, weight };
  }
  return joined;
};

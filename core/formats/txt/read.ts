import { ok, plain } from '../../model/index.ts';
import type { Result } from '../../model/index.ts';
import { cutPoint } from '../cut.ts';
import { longestBlock } from '../raw-block.ts';
import type { RawBlock } from '../raw-block.ts';
import { writeRef } from './ref.ts';

/** Unicode 16, section 5.8 (newline guidelines), without VT and FF, which stay white space within a line. */
const newline = /\r\n|[\n\r\u0085\u2028\u2029]/g;
/** What may stand at the edge of a line without being part of its words: the gap takes it. No-break spaces stay, clean-up shows them. */
const edge = ' \t\v\f\u3000';
/** A line of nothing else has no words and belongs to the gap: white space and invisible characters. */
const blank = /^[\s\u200b-\u200f\u2060\ufeff]*$/;
/** A single newline, whatever stands around it, may be a hard break inside a sentence; U+2029 always ends a paragraph. */
const single = /^[^\n\r\u0085\u2028\u2029]*(?:\r\n|[\n\r\u0085\u2028])[^\n\r\u0085\u2028\u2029]*$/;

type Draft = { text: string; gap: string; line: number; at: number };

const finish = (draft: Draft, last: boolean): Result<RawBlock> =>
  ok({
    kind: 'paragraph',
    level: 0,
    rich: plain(draft.text),
    gap: draft.gap,
    ref: writeRef({ from: draft.at, to: draft.at + draft.text.length }),
    joins: true,
    line: draft.line,
    softBreak: !last && single.test(draft.gap),
  });

/** `at` is where it begins, in UTF-16 units of the whole text. */
type Piece = { readonly text: string; readonly ending: string; readonly line: number; readonly at: number };

/** Gathers pieces of lines into blocks: a block is done when the next one begins, for only then its gap is known. */
const gather = () => {
  let draft: Draft | null = null;
  const toGap = (white: string): void => {
    if (draft !== null && draft.gap.length < longestBlock) draft.gap += white;
  };
  return {
    /** Takes a piece of a line and what ended it ('' when it was cut); gives the block that is thereby done. */
    take: ({ text: piece, ending, line, at }: Piece): Result<RawBlock> | null => {
      if (blank.test(piece)) {
        toGap(piece + ending);
        return null;
      }
      let start = 0;
      let end = piece.length;
      while (edge.includes(piece.charAt(start))) start++;
      while (edge.includes(piece.charAt(end - 1))) end--;
      toGap(piece.slice(0, start));
      const done = draft === null ? null : finish(draft, false);
      draft = { text: piece.slice(start, end), gap: piece.slice(end) + ending, line, at: at + start };
      return done;
    },
    rest: (): Result<RawBlock> | null => (draft === null ? null : finish(draft, true)),
  };
};

/** Lines, and pieces of lines that are too long, with what ended each. */
function* pieces(chunks: Iterable<string>): Generator<Piece> {
  let line = 1;
  let rest = '';
  let base = 0; // where `rest` begins
  for (const chunk of chunks) {
    const text = rest + chunk;
    let from = 0;
    newline.lastIndex = Math.max(0, rest.length - 1);
    for (let hit = newline.exec(text); hit !== null; hit = newline.exec(text)) {
      // A CR at the end of a chunk may be half of a CRLF.
      if (hit[0] === '\r' && hit.index + 1 === text.length) break;
      const resume = newline.lastIndex;
      for (; hit.index - from > longestBlock; from = cutPoint(text, from))
        yield { text: text.slice(from, cutPoint(text, from)), ending: '', line, at: base + from };
      yield { text: text.slice(from, hit.index), ending: hit[0], line, at: base + from };
      line++;
      from = resume;
      newline.lastIndex = resume; // another reader may have run while this one waited
    }
    for (; text.length - from > longestBlock + 1; from = cutPoint(text, from))
      yield { text: text.slice(from, cutPoint(text, from)), ending: '', line, at: base + from };
    rest = text.slice(from);
    base += from;
  }
  const ending = rest.endsWith('\r') ? '\r' : '';
  yield { text: rest.slice(0, rest.length - ending.length), ending, line, at: base };
}

/**
 * Reads a plain text: every line with words is a block, everything between two such lines is the gap of the first.
 * Joining the texts and gaps gives the input without its leading white space. Holds one line (at most
 * `longestBlock` code units) at a time; a longer line is cut, and a gap keeps its first `longestBlock` code units.
 */
export function* readTxt(chunks: Iterable<string>): Generator<Result<RawBlock>> {
  const gathered = gather();
  for (const piece of pieces(chunks)) {
    const done = gathered.take(piece);
    if (done !== null) yield done;
  }
  const last = gathered.rest();
  if (last !== null) yield last;
}

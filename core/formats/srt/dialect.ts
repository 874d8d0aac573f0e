import type { InlineTagType } from '../../model/index.ts';
import { tagData } from '../../model/index.ts';
import type { Cue, Dialect, Token } from '../subtitles/cue.ts';
import {
  isBlank,
  isOpenEnded,
  isSetOff,
  lastLine,
  linesOf,
  openTag,
  trimmed,
  type Line,
} from '../subtitles/lines.ts';

/**
 * `00:01:02,345 --> 00:01:04,000`, with coordinates behind it or not. There is no standard: hours may be missing, fractions have
 * any sign and length, and numbers that are no times are taken for what they stand for and left alone.
 */
const timing =
  /^[\s\ufeff]*(-?\d+:\d+(?::\d+)?(?:[.,:]\d*)?)\s*-{1,3}>\s*(-?\d+:\d+(?::\d+)?(?:[.,:]\d*)?)(?=\s|$)/;

/** Milliseconds of `h:m:s,f` or `m:s,f`; null where it is no time. */
const timeOf = (written: string): number | null => {
  const [, hours = '0', minutes = '', seconds = '', fraction = ''] =
    /^(?:(\d+):)?(\d+):(\d+)(?:[.,:](\d*))?$/.exec(written) ?? [];
  if (minutes === '' || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const milliseconds = Number(`0.${fraction === '' ? '0' : fraction}`) * 1000;
  return (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000 + Math.round(milliseconds);
};

/** Whether the line before one with times is its cue's number: any number, and whatever else stands there alone. */
const isNumberAt = (lines: readonly Line[], at: number): boolean => {
  const [line, above] = [lines[at], lines[at - 1]];
  if (line === undefined || isBlank(line)) return false;
  return /^[\s\ufeff]*\d+\s*$/.test(line.text) || (above !== undefined && isBlank(above));
};

const numberOf = (line: Line | undefined): number | null => {
  const written = /^[\s\ufeff]*(\d+)\s*$/.exec(line?.text ?? '')?.[1];
  return written === undefined ? null : Number(written);
};

/** Half of a line with times. */
const halfTiming = /^[ \t]*\d+(?::\d*){0,2}(?:[.,]\d*)?[ \t]*-{0,3}>?[ \t]*[\d:.,]*$/;

/**
 * Where a cue begins of which the end of the file leaves only its number, or that and half of its times: it is not a text of the one
 * before. `last`: the line with the times of that. The number of lines where there is none.
 */
const headAlone = (lines: readonly Line[], last: number): number => {
  let end = lines.length;
  for (let line = lines[end - 1]; line !== undefined && isBlank(line); line = lines[end - 1]) end -= 1;
  const before = numberOf(lines[last - 1]);
  const own = [end - 1, end - 2].find((at) => {
    const [line, above] = [lines[at], lines[at - 1]];
    return (
      at > last + 1 &&
      above !== undefined &&
      isBlank(above) &&
      before !== null &&
      numberOf(line) === before + 1
    );
  });
  if (own === undefined) return lines.length;
  const half = lines[own + 1];
  return own === end - 1 || (half !== undefined && halfTiming.test(half.text)) ? own : lines.length;
};

/**
 * Every line with times begins a cue, whose text goes on to the next one's number: players read on over an empty line within a text
 * too, as long as no times follow.
 */
const cuesOf = (text: string): readonly Cue[] => {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, at) => {
    const match = timing.exec(line.text);
    return match === null ? [] : [{ line, at, times: match }];
  });
  return starts.map(({ line, at, times }, n) => {
    const following = starts[n + 1]?.at ?? headAlone(lines, at);
    const hasNumber = n + 1 < starts.length && following - 1 > at && isNumberAt(lines, following - 1);
    let last = hasNumber ? following - 1 : following;
    for (let own = lines[last - 1]; last - 1 > at && own !== undefined && isBlank(own); own = lines[last - 1])
      last -= 1;
    let first = at + 1;
    for (let own = lines[first]; first < last && own !== undefined && isBlank(own); own = lines[first])
      first += 1;
    const from = first < last ? (lines[first]?.from ?? line.next) : line.next;
    const to = first < last ? (lines[last - 1]?.to ?? from) : from;
    return {
      ...trimmed(text, { from, to }),
      line: lines[first]?.number ?? line.number,
      start: timeOf(times[1] ?? ''),
      end: timeOf(times[2] ?? ''),
      voice: '',
    };
  });
};

const unfinished = (text: string): Line | null => {
  const lines = linesOf(text);
  const last = lastLine(lines);
  if (last === null) return null;
  const times = lines.findLastIndex((line) => timing.test(line.text));
  const isTimeAlone = lines[times] === last && !isSetOff(text, last);
  const isHeadAlone = times >= 0 && headAlone(lines, times) < lines.length;
  const isHalf = isOpenEnded(text, last) && (openTag.test(last.text) || /\{\\[^{}]*$/.test(last.text));
  return isTimeAlone || isHeadAlone || isHalf ? last : null;
};

const types: Readonly<Record<string, InlineTagType>> = {
  b: 'strong',
  i: 'emphasis',
  u: 'underline',
  s: 'strike',
};

/** Elements that players know, and codes of ASS, which many of them take in SRT too; everything else in brackets is words. */
const markup =
  /<(\/?)([bius]|font)(\s[^<>\r\n]*)?>|\{(\/?)([bius])\}|\{(\\[^{}\r\n]*)\}|[ \t]*(?:\r\n|\n|\r)\s*/gi;

const elementToken = (match: RegExpExecArray): Token => {
  const [written, slash = '', element, attributes = '', braceSlash = '', brace, code = ''] = match;
  const name = (element ?? brace ?? '').toLowerCase();
  if (name === '')
    return {
      is: 'tag',
      kind: 'empty',
      type: 'other',
      name: code,
      markup: written,
      data: { ...tagData({ display: code }), code },
    };
  const isEnd = slash !== '' || braceSlash !== '';
  const type = types[name] ?? 'other';
  const about = attributes.trim();
  const data =
    type === 'other' && !isEnd
      ? { ...tagData({ display: name }), element: name, ...(about === '' ? {} : { attributes: about }) }
      : {};
  // `<i>` and `{i}` end with their own sign.
  const key = brace === undefined ? name : `{${name}}`;
  return { is: 'tag', kind: isEnd ? 'close' : 'open', type, name: key, markup: written, data };
};

function* tokensOf(payload: string): Generator<Token> {
  let from = 0;
  for (const match of payload.matchAll(markup)) {
    if (match.index > from) yield { is: 'words', words: payload.slice(from, match.index) };
    const [written] = match;
    yield /[\r\n]/.test(written) ? { is: 'break', markup: written } : elementToken(match);
    from = match.index + written.length;
  }
  if (from < payload.length) yield { is: 'words', words: payload.slice(from) };
}

const elements = new Map(Object.entries(types).map(([name, type]) => [type, name]));

/** SubRip subtitles. */
export const srtDialect: Dialect = {
  cuesOf,
  unfinished,
  tokensOf,
  // Only a line with times could be taken for something else.
  escape: (words, symbol) =>
    timing.test(words)
      ? words.replace(/-{1,3}>/, () => {
          symbol();
          return '→';
        })
      : words,
  markupOf: ({ kind, type }) => {
    const name = elements.get(type) ?? '';
    return name === '' ? '' : kind === 'close' ? `</${name}>` : `<${name}>`;
  },
  lineBreak: (lineEnd) => lineEnd,
  joinsSentences: true,
};

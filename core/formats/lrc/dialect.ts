import { tagData } from '../../model/index.ts';
import type { Cue, Dialect, Token } from '../subtitles/cue.ts';
import { isOpenEnded, lastLine, linesOf, trimmed, type Line } from '../subtitles/lines.ts';

/** One time or several, since a line that is sung again is written once. */
const times = /^[\s\ufeff]*((?:\[\d+:\d{1,2}(?:[.:]\d{1,3})?\]\s*)+)/;
/** About the song: title, artist and album are translated, the others (who wrote the file, offset, length) kept. */
const about = /^([\s\ufeff]*\[(?:ti|ar|al)\s*:)(.*)\](?=\s*$)/i;

/** Milliseconds of `mm:ss.xx`. */
const timeOf = (written: string): number => {
  const [, minutes = '0', seconds = '0', fraction = '0'] = /(\d+):(\d+)(?:[.:](\d+))?/.exec(written) ?? [];
  return Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(`0.${fraction}`) * 1000;
};

const cuesOf = (text: string): readonly Cue[] => {
  const lines = linesOf(text);
  const starts = lines
    .flatMap(
      (line) =>
        times
          .exec(line.text)?.[1]
          ?.match(/\[[^\]]*\]/g)
          ?.map(timeOf) ?? [],
    )
    .toSorted((a, b) => a - b);
  /** A line is shown until the next one, whichever that is. */
  const endOf = (start: number): number | null => starts.find((other) => other > start) ?? null;
  return lines.flatMap((line): readonly Cue[] => {
    const [head, label] = about.exec(line.text) ?? [];
    if (head !== undefined && label !== undefined) {
      const from = line.from + label.length;
      const slice = trimmed(text, { from, to: line.from + head.length - 1 });
      return [{ ...slice, line: line.number, start: null, end: null, voice: 'about' }];
    }
    const [lead, own] = times.exec(line.text) ?? [];
    if (lead === undefined || own === undefined) return [];
    const start = timeOf(own);
    const slice = trimmed(text, { from: line.from + lead.length, to: line.to });
    return [{ ...slice, line: line.number, start, end: endOf(start), voice: '' }];
  });
};

/** A time, or what is about the song, in a bracket that is not closed. */
const unfinished = (text: string): Line | null => {
  const last = lastLine(linesOf(text));
  return last !== null &&
    isOpenEnded(text, last) &&
    /^[\s\ufeff]*(?:\[[^\]]*\]\s*)*\[[^\]]*$|<\d[\d:.]*$/.test(last.text)
    ? last
    : null;
};

const leftOut: Dialect['leftOut'] = (text) => {
  const count = linesOf(text).filter(
    (line) =>
      line.text.trim() !== '' && !times.test(line.text) && !/^[\s\ufeff]*\[[^\]:]*:[^\]]*\]/.test(line.text),
  ).length;
  return count > 0 ? [{ what: 'line without a time', count }] : [];
};

/** The time at which a word begins, in files that have them. */
const wordTime = /<(\d+:\d{1,2}(?:[.:]\d{1,3})?)>/g;

function* tokensOf(payload: string): Generator<Token> {
  let from = 0;
  for (const { 0: markup, 1: time = '', index } of payload.matchAll(wordTime)) {
    if (index > from) yield { is: 'words', words: payload.slice(from, index) };
    const data = { ...tagData({ display: time, fixed: ['copy', 'move'] }), time };
    yield { is: 'tag', kind: 'empty', type: 'other', name: '', markup, data };
    from = index + markup.length;
  }
  if (from < payload.length) yield { is: 'words', words: payload.slice(from) };
}

/** Lyrics with times. */
export const lrcDialect: Dialect = {
  cuesOf,
  leftOut,
  unfinished,
  tokensOf,
  // What looks like a time would be one.
  escape: (words, symbol) =>
    words.replace(/[[<](?=\d+:\d)/g, (sign) => {
      symbol();
      return sign === '[' ? '［' : '＜';
    }),
  markupOf: () => '',
  lineBreak: null,
  joinsSentences: false,
};

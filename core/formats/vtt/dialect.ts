import { decodeHTMLStrict } from 'entities';
import { tagData, type InlineTagType } from '../../model/index.ts';
import type { Cue, Dialect, Token } from '../subtitles/cue.ts';
import { isOpenEnded, isSetOff, lastLine, linesOf, openTag, trimmed, type Line } from '../subtitles/lines.ts';
import { ownEntry } from '../own-entry.ts';

/** `00:01.000 --> 00:04.000 align:start`: WebVTT, section 4.1; what is no time keeps the cue, as the file's reader may be lenient. */
const timing = /^[ \t]*(\S+?)[ \t]*-->[ \t]*(\S+)/;

/** Milliseconds (WebVTT, section 6.4); null where it is no time. */
const timeOf = (written: string): number | null => {
  const [, hours = '0', minutes, seconds = '', fraction = ''] =
    /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)[.,](\d{3})$/.exec(written) ?? [];
  return minutes === undefined
    ? null
    : (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000 + Number(fraction);
};

/** The lines of a block: lines between empty ones. A line of spaces is not empty (section 6.1). */
const blocksOf = (text: string): readonly (readonly Line[])[] => {
  const blocks: Line[][] = [];
  let open: Line[] = [];
  for (const line of [...linesOf(text), null]) {
    if (line !== null && line.text !== '') open.push(line);
    else if (open.length > 0) {
      blocks.push(open);
      open = [];
    }
  }
  return blocks;
};

const isTiming = ({ text }: Line): boolean => text.includes('-->');

/** Who speaks at the beginning of a cue. */
const voiceOf = (payload: string): string => /^\s*<v(?:\.[^\s>]*)?\s+([^>]*)>/.exec(payload)?.[1] ?? '';

/** The cues of one block: its text ends at an empty line, and at the next line with times (section 6.1). */
function* cuesIn(lines: readonly Line[], text: string): Generator<Cue> {
  const starts = lines.flatMap((line, at) => (isTiming(line) ? [at] : []));
  for (const [n, at] of starts.entries()) {
    const line = lines[at];
    if (line === undefined) continue;
    const own = lines.slice(at + 1, starts[n + 1] ?? lines.length);
    const [first, last] = [own[0], own.at(-1)];
    const slice = trimmed(text, { from: first?.from ?? line.next, to: last?.to ?? line.next });
    const [, start = '', end = ''] = timing.exec(line.text) ?? [];
    yield {
      ...slice,
      line: first?.number ?? line.number,
      start: timeOf(start),
      end: timeOf(end),
      voice: voiceOf(text.slice(slice.from, slice.to)),
    };
  }
}

const isHeader = ([line]: readonly Line[]): boolean => /^\ufeff?WEBVTT(?:[ \t]|$)/.test(line?.text ?? '');

const cuesOf = (text: string): readonly Cue[] =>
  blocksOf(text).flatMap((lines, n) => {
    // The header may hold fields, such as X-TIMESTAMP-MAP.
    const isComment = /^NOTE(?:[ \t]|$)/.test(lines[0]?.text ?? '');
    if (isComment) return [];
    return [...cuesIn(n === 0 && isHeader(lines) ? lines.slice(1) : lines, text)];
  });

/** A line with times, or what may stand before it, and nothing behind; half of a tag. Comments and styles have no times. */
const unfinished = (text: string): Line | null => {
  const blocks = blocksOf(text);
  const last = lastLine(linesOf(text));
  const block = blocks.at(-1) ?? [];
  if (last === null || (blocks.length === 1 && isHeader(block))) return null;
  const isOther = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(block[0]?.text ?? '');
  const isHeadAlone = !isOther && (isTiming(last) || !block.some(isTiming)) && !isSetOff(text, last);
  return isHeadAlone || (isOpenEnded(text, last) && openTag.test(last.text)) ? last : null;
};

const leftOut: Dialect['leftOut'] = (text) => {
  const names = blocksOf(text).flatMap(
    ([line]) => /^(NOTE|STYLE|REGION)(?=[ \t]|$)/.exec(line?.text ?? '')?.[1] ?? [],
  );
  return ['NOTE', 'STYLE', 'REGION'].flatMap((what) => {
    const count = names.filter((name) => name === what).length;
    return count > 0 ? [{ what, count }] : [];
  });
};

const types: Readonly<Record<string, InlineTagType>> = { b: 'strong', i: 'emphasis', u: 'underline' };

/** A reading with its tags, which is kept and not translated; a tag; a character reference; an end of a line (section 6.4). */
const piece =
  /<rt(?:\.[^>]*)?>([^<]*)(?:<\/rt>)?|<(\/?)([a-z]+)([^>]*)>|<([\d:.]+)>|<[^>]*>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});|[ \t]*(?:\r\n|\n|\r)[ \t]*/gi;

type Match = RegExpExecArray;

const tagOf = ([written, , slash = '', element = '', rest = '']: Match): Token => {
  const name = element.toLowerCase();
  const isEnd = slash !== '';
  const type = ownEntry(types, name) ?? 'other';
  const about = rest.trim();
  const shown = name === 'v' ? about.replace(/^\S*\s+/, '') || name : name + (name === 'c' ? rest : '');
  const data = {
    ...(type === 'other' ? { ...tagData({ display: shown }), element: name } : {}),
    ...(about === '' ? {} : { attributes: about }),
    ...(name === 'ruby' ? { ruby: '' } : {}),
  };
  return { is: 'tag', kind: isEnd ? 'close' : 'open', type, name, markup: written, data: isEnd ? {} : data };
};

const tokenOf = (match: Match): Token => {
  const [written, reading, , element, , time] = match;
  if (/^\s/.test(written)) return { is: 'break', markup: written };
  if (written.startsWith('&')) {
    const words = decodeHTMLStrict(written);
    return { is: 'words', words };
  }
  if (element !== undefined) return tagOf(match);
  const empty = { is: 'tag', kind: 'empty', type: 'other', name: '', markup: written } as const;
  if (reading !== undefined) return { ...empty, data: { ...tagData({ display: reading }), ruby: reading } };
  if (time !== undefined)
    return { ...empty, data: { ...tagData({ display: time, fixed: ['copy', 'move'] }), time } };
  return { ...empty, data: { ...tagData({ display: written }), markup: written } };
};

function* tokensOf(payload: string): Generator<Token> {
  let from = 0;
  for (const match of payload.matchAll(piece)) {
    if (match.index > from) yield { is: 'words', words: payload.slice(from, match.index) };
    yield tokenOf(match);
    from = match.index + match[0].length;
  }
  if (from < payload.length) yield { is: 'words', words: payload.slice(from) };
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\u00a0': '&nbsp;',
  '\u200e': '&lrm;',
  '\u200f': '&rlm;',
};

const elements = new Map(Object.entries(types).map(([name, type]) => [type, name]));

/** WebVTT (W3C, Candidate Recommendation of 2019). */
export const vttDialect: Dialect = {
  cuesOf,
  leftOut,
  unfinished,
  tokensOf,
  escape: (words) => words.replace(/[&<>\u00a0\u200e\u200f]/g, (char) => references[char] ?? char),
  markupOf: (tag) => {
    const name = elements.get(tag.type) ?? tag.data?.['element'] ?? '';
    return name === '' ? '' : tag.kind === 'close' ? `</${name}>` : `<${name}>`;
  },
  lineBreak: (lineEnd) => lineEnd,
  joinsSentences: true,
};

import { tagData, type InlineTagType } from '../../model/index.ts';
import type { Cue, Dialect, Token } from '../subtitles/cue.ts';
import { isOpenEnded, lastLine, linesOf, trimmed, type Line } from '../subtitles/lines.ts';

/** The fields of an event where no line says them: those of ASS, version 4+. */
const usualFields = 'Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text';

/** Milliseconds of `h:mm:ss.cc`; null where it is no time. */
const timeOf = (written: string): number | null => {
  const [, hours, minutes = '', seconds = '', fraction = ''] =
    /^(\d+):(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?$/.exec(written.trim()) ?? [];
  if (hours === undefined) return null;
  return (
    (Number(hours) * 60 + Number(minutes)) * 60_000 +
    Number(seconds) * 1000 +
    Number(`0.${fraction || '0'}`) * 1000
  );
};

type Section = { readonly lines: readonly Line[]; readonly isEvents: boolean };

/** Events without a section are read too: files that were cut out of others. */
const eventLines = (text: string): readonly Line[] => {
  const sections: Section[] = [];
  let open: Line[] = [];
  let isEvents = true;
  for (const line of linesOf(text)) {
    const name = /^\s*\[([^\]]*)\]\s*$/.exec(line.text)?.[1];
    if (name === undefined) open.push(line);
    else {
      sections.push({ lines: open, isEvents });
      open = [];
      isEvents = /^events$/i.test(name.trim());
    }
  }
  sections.push({ lines: open, isEvents });
  return sections.filter((section) => section.isEvents).flatMap(({ lines }) => lines);
};

/** Where the text of an event begins: after as many commas as the format has fields before it. It may hold commas itself. */
const textStart = (line: string, from: number, fields: number): number | null => {
  let at = from;
  for (let n = 0; n < fields; n += 1) {
    const comma = line.indexOf(',', at);
    if (comma < 0) return null;
    at = comma + 1;
  }
  return at;
};

const namesOf = (format: string): readonly string[] =>
  format.split(',').map((name) => name.trim().toLowerCase());

type Event = {
  readonly line: Line;
  readonly head: string;
  /** The fields of its lines. */
  readonly names: readonly string[];
  /** Where its text begins; null where it has fewer fields than come before a text. */
  readonly start: number | null;
};

/** The lines of dialogue, and comments where they are asked for. */
const eventsOf = (text: string, kind = /^\s*dialogue\s*:/i): readonly Event[] => {
  let names = namesOf(usualFields);
  return eventLines(text).flatMap((line): readonly Event[] => {
    const format = /^\s*format\s*:(.*)$/i.exec(line.text)?.[1];
    if (format !== undefined) {
      names = namesOf(format);
      return [];
    }
    const head = kind.exec(line.text)?.[0];
    if (head === undefined) return [];
    const before = names.indexOf('text') < 0 ? names.length - 1 : names.indexOf('text');
    return [{ line, head, names, start: textStart(line.text, head.length, before) }];
  });
};

const cuesOf = (text: string): readonly Cue[] =>
  eventsOf(text).flatMap(({ line, head, names, start }): readonly Cue[] => {
    if (start === null) return [];
    const values = line.text.slice(head.length, start - 1).split(',');
    const valueOf = (name: string): string => values[names.indexOf(name)]?.trim() ?? '';
    return [
      {
        ...trimmed(text, { from: line.from + start, to: line.to }),
        line: line.number,
        start: timeOf(valueOf('start')),
        end: timeOf(valueOf('end')),
        voice: [valueOf('style'), valueOf('name'), valueOf('actor'), valueOf('effect')].join('\n'),
      },
    ];
  });

/** An event with too few fields, the beginning of its first word, or codes that are not closed. */
const unfinished = (text: string): Line | null => {
  const last = lastLine(linesOf(text));
  if (last === null) return null;
  const event = eventsOf(text, /^\s*(?:dialogue|comment)\s*:/i).find(({ line }) => line.from === last.from);
  if (event !== undefined && event.start === null) return last;
  if (!isOpenEnded(text, last) || !eventLines(text).some(({ from }) => from === last.from)) return null;
  return /^(?:[dc][a-z]*|.*\{\\[^{}]*)$/i.test(last.text) ? last : null;
};

const leftOut: Dialect['leftOut'] = (text) => {
  const count = eventLines(text).filter((line) => /^\s*comment\s*:/i.test(line.text)).length;
  const short = eventsOf(text).filter(({ start }) => start === null).length;
  return [
    ...(count > 0 ? [{ what: 'Comment', count }] : []),
    ...(short > 0 ? [{ what: 'Dialogue', count: short }] : []),
  ];
};

/** `{\i1}` alone: the look it begins or ends. */
const look = /^\{\\([bius])([01])\}$/;
const types: Readonly<Record<string, InlineTagType>> = {
  b: 'strong',
  i: 'emphasis',
  u: 'underline',
  s: 'strike',
};

/** Codes, and comments, in braces; ends of lines and hard spaces. A brace that is never closed is words. */
const piece = /\{[^{}]*\}|[ \t]*\\[Nn][ \t]*|\\h/g;
/** `\p1` and the like begin a drawing, `\p0` ends it; `\pos` and `\pbo` are others. */
const drawing = /\\p(\d+)/g;

const codeToken = (markup: string, text: string): Token => {
  const [, name = '', state] = look.exec(markup) ?? [];
  const type = types[name];
  if (type !== undefined)
    return { is: 'tag', kind: state === '1' ? 'open' : 'close', type, name, markup, data: {} };
  const code = text.slice(1, -1);
  // Syllables of karaoke are in the order in which they are sung.
  const isTimed = /\\(?:k|K|kf|ko|kt)\d/.test(code);
  return {
    is: 'tag',
    kind: 'empty',
    type: 'other',
    name: code,
    markup,
    data: { ...tagData({ display: code, ...(isTimed ? { fixed: ['move'] } : {}) }), code },
  };
};

/** Whether what follows a block of codes is drawn; the last code holds. */
const drawsAfter = (code: string, isDrawing: boolean): boolean => {
  const [, scale] = Array.from(code.matchAll(drawing)).at(-1) ?? [];
  return scale === undefined ? isDrawing : Number(scale) > 0;
};

/** Codes of a drawing, and the drawing behind them, are one tag: numbers and letters that nobody reads. */
function* tokensOf(payload: string): Generator<Token> {
  let from = 0;
  /** Where the codes began behind which something is drawn. */
  let draws: { readonly at: number; readonly code: string } | null = null;
  for (const match of payload.matchAll(piece)) {
    const [written] = match;
    const isCode = written.startsWith('{');
    const end = match.index + written.length;
    if (draws !== null) {
      if (!isCode || drawsAfter(written, true)) continue;
      yield codeToken(payload.slice(draws.at, match.index), draws.code);
      draws = null;
    } else if (match.index > from) yield { is: 'words', words: payload.slice(from, match.index) };
    from = end;
    if (isCode && drawsAfter(written, false)) draws = { at: match.index, code: written };
    else if (isCode) yield codeToken(written, written);
    else if (written === '\\h') yield { is: 'words', words: '\u00a0' };
    else yield { is: 'break', markup: written };
  }
  if (draws !== null) yield codeToken(payload.slice(draws.at), draws.code);
  else if (from < payload.length) yield { is: 'words', words: payload.slice(from) };
}

const visible: Readonly<Record<string, string>> = { '{': '｛', '}': '｝', '\\': '＼' };
const elements = new Map(Object.entries(types).map(([name, type]) => [type, name]));

/**
 * Advanced SubStation Alpha, and SSA before it. There is no standard but the programs: what the text may not hold (braces, and a
 * backslash before a letter that makes a code of it) is written full width.
 */
export const assDialect: Dialect = {
  cuesOf,
  leftOut,
  unfinished,
  tokensOf,
  escape: (words, symbol) =>
    words
      .replace(/[{}]|\\(?=[Nnh{}])/g, (sign) => {
        symbol();
        return visible[sign] ?? sign;
      })
      .replaceAll('\u00a0', '\\h'),
  markupOf: ({ kind, type }) => {
    const name = elements.get(type) ?? '';
    return name === '' ? '' : `{\\${name}${kind === 'close' ? 0 : 1}}`;
  },
  lineBreak: () => '\\N',
  joinsSentences: true,
};

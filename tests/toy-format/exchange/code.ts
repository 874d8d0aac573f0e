import type { ExportRow, ExportSource, TextFacts } from '#core/formats/export-source.ts';
import type { CheckFill, FormatCode, ReadOptions, WriteDocument } from '#core/formats/format.ts';
import { choicesFor, type Choices } from '#core/formats/import-options.ts';
import { columnIn } from '#core/formats/language-columns.ts';
import {
  cutBlock,
  type RawBlock,
  type RawComment,
  type RawFacts,
  type RawSegment,
} from '#core/formats/raw-block.ts';
import { textReader } from '#core/formats/text-format.ts';
import { ok, type CellState, type Result, type RichText } from '#core/model/index.ts';
import { joinRich } from '#core/text/mapping.ts';
import { exchange } from './index.ts';
import { parseCodes, writeCodes, type Coded } from './codes.ts';

/** What the words of the file mean here. `rejected` is a draft again, and stays `rejected` in the file until it is changed. */
const states: Readonly<Record<string, CellState>> = {
  new: 'empty',
  rejected: 'draft',
  draft: 'draft',
  translated: 'translated',
  reviewed: 'reviewed',
  final: 'approved',
};

const wordFor = (state: CellState): string =>
  state === 'empty' ? 'new' : state === 'approved' ? 'final' : state;

type Line = { readonly sign: string; readonly words: string; readonly end: string };

const lineOf = (text: string): Line => {
  const [, words = '', end = ''] = /^([^\r\n]*)(.*)$/s.exec(text) ?? [];
  return { sign: words.slice(0, 2), words: words.slice(2), end };
};

function* linesOf(texts: Iterable<string>): Generator<string> {
  let rest = '';
  for (const text of texts) {
    const lines = (rest + text).split(/(?<=\n)/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

type Languages = { source: string | null; target: string | null };

const readLanguages = (line: string, languages: Languages): void => {
  const [, source = null, target = null] = /^#exchange (\S+) (\S+)/.exec(line) ?? [];
  if (source !== null) Object.assign(languages, { source, target });
};

type Draft = {
  readonly id: string;
  readonly facts: RawFacts;
  original: string;
  translation: string | null;
  readonly others: (readonly [string, string])[];
  readonly comments: RawComment[];
};

const draftOf = (words: string, { states: wanted }: Choices): Draft => {
  const [id = '', state = 'new', ...flags] = words.split(' ');
  const facts = {
    state: wanted === 'reset' && state !== 'new' ? 'draft' : (states[state] ?? 'draft'),
    locked: flags.includes('locked'),
    stale: flags.includes('stale'),
  };
  return { id, facts, original: '', translation: null, others: [], comments: [] };
};

const commentOf = (words: string): RawComment => {
  const [, author = '', created = '', body = words] = /^(\S+) (\S+): (.*)$/.exec(words) ?? [];
  return author === '' ? { body } : { author, created, body };
};

const segmentOf = (
  { id, facts, original, translation, others, comments }: Draft,
  languages: Languages,
): RawSegment => {
  const { target } = languages;
  const own = target === null || translation === null ? [] : [[target, translation] as const];
  return {
    rich: parseCodes(original).rich,
    gap: ' ',
    ref: id,
    facts: { locked: facts.locked ?? false },
    translations: [...own, ...others].map(([language, words]) => ({
      language,
      rich: parseCodes(words).rich,
      ...(language === target ? facts : {}),
    })),
    comments,
  };
};

function* blocksIn(
  texts: Iterable<string>,
  languages: Languages,
  { report, choices: chosen }: ReadOptions,
): Generator<Result<RawBlock>> {
  const choices = choicesFor(exchange, chosen);
  let segments: RawSegment[] = [];
  let [draft, line, first, left]: [Draft | null, number, number, number] = [null, 0, 1, 0];
  const endSegment = (): void => {
    if (draft !== null) segments.push(segmentOf(draft, languages));
    draft = null;
  };
  const endBlock = (): readonly RawBlock[] => {
    endSegment();
    const done = segments;
    segments = [];
    return done.length === 0 ? [] : [cutBlock({ kind: 'paragraph', level: 0, line: first, gap: '\n' }, done)];
  };
  for (const text of linesOf(texts)) {
    line += 1;
    readLanguages(text, languages);
    const { sign, words } = lineOf(text);
    if (sign === '[ ') {
      for (const block of endBlock()) yield ok(block);
      first = line;
    } else if (sign === '@ ') {
      endSegment();
      draft = draftOf(words, choices);
    } else if (sign === '= ' && draft !== null) draft.original = words;
    else if (sign === '> ' && draft !== null) draft.translation = words;
    else if (sign === '~ ' && draft !== null) draft.others.push([words.slice(0, 2), words.slice(3)]);
    else if (sign === '! ' && draft !== null && choices['comments'] === true)
      draft.comments.push(commentOf(words));
    else if (sign === '% ') left += 1;
  }
  for (const block of endBlock()) yield ok(block);
  if (left > 0) report?.({ code: 'left-out', line: 0, detail: 'properties', count: left });
}

/** What stands in the place of one segment of the file: its rows, of which the first is named by it, as one text. */
type Present = { readonly rich: RichText; readonly facts: TextFacts };

const presentBy = (rows: Iterable<ExportRow>, side: string): ReadonlyMap<string, Present> => {
  const found = new Map<string, Present>();
  let last: string | null = null;
  for (const { ref, texts, facts } of rows) {
    const [rich, own] = [texts[side], facts?.[side]];
    last = ref ?? last;
    if (last === null || rich === undefined || own === undefined) continue;
    const before = ref === undefined ? found.get(last) : undefined;
    found.set(
      last,
      before === undefined ? { rich, facts: own } : { ...before, rich: joinRich(before.rich, ' ', rich) },
    );
  }
  return found;
};

const filledLine = (was: Coded, original: Coded, now: Present | undefined): string =>
  now === undefined
    ? ''
    : JSON.stringify(now.rich) === JSON.stringify(was.rich)
      ? ''
      : writeCodes(now.rich, original);

/** The lines of one segment with another translation and state; as they are where nothing changed, and where the file locks it. */
const filled = (
  lines: readonly string[],
  present: ReadonlyMap<string, Present>,
  choices: Choices,
): readonly string[] => {
  const [head = ''] = lines;
  const { id, facts, ...draft } = draftOf(lineOf(head).words, choices);
  const wordsOf = (sign: string) => lines.map(lineOf).find((line) => line.sign === sign)?.words ?? null;
  const now = present.get(id);
  if (facts.locked === true || now === undefined) return lines;
  const original = parseCodes(wordsOf('= ') ?? draft.original);
  const was = wordsOf('> ');
  const words = filledLine(parseCodes(was ?? ''), original, now);
  const state = was === null ? 'empty' : facts.state;
  const changed = words !== '' || now.facts.state !== state;
  if (!changed) return lines;
  return lines.flatMap((text) => {
    const { sign, end } = lineOf(text);
    if (sign === '@ ') return [text.replace(/^(@ \S+ )\S+/, `$1${wordFor(now.facts.state)}`)];
    if (sign === '> ' && words !== '') return [`> ${words}${end}`];
    return sign === '= ' && was === null && words !== '' ? [text, `> ${words}${end}`] : [text];
  });
};

const fill: WriteDocument = (source: ExportSource, { adapt }, sink) => {
  let adapted = 0;
  const rows = [...source.rows];
  const document = rows[0]?.document;
  const [file] = document === undefined ? [] : (source.originals?.(document) ?? []);
  const text = file?.text() ?? '';
  const choices = choicesFor(exchange, file?.choices);
  const languages: Languages = { source: null, target: null };
  readLanguages(text, languages);
  const side = columnIn(languages.target ?? '', source.columns);
  const present = presentBy(rows, side ?? '');
  let held: string[] = [];
  const end = (): void => {
    for (const line of held[0]?.startsWith('@ ') === true ? filled(held, present, choices) : held) sink(line);
    held = [];
  };
  for (const line of linesOf([text])) {
    if (/^[@[] /.test(line)) end();
    const isFont = adapt === true && line.startsWith('# font PMingLiU');
    if (isFont) adapted += 1;
    held.push(isFont ? line.replace('PMingLiU', 'Georgia') : line);
  }
  end();
  return ok({
    rows: rows.length,
    symbols: 0,
    ...(adapted === 0 ? {} : { adapted: [{ code: 'exchange.font', count: adapted }] }),
  });
};

/** What has no place in a line of the file. */
const checkFill: CheckFill = function* checkFill({ rows, columns }) {
  for (const { row, texts } of rows)
    for (const { side } of columns)
      if ((texts[side]?.text.length ?? 0) > 40)
        yield { code: 'exchange.too-long', row, side, severity: 'warning', detail: '40' };
};

const languagesKnown = (): Languages => ({ source: null, target: null });

export const code: FormatCode = {
  read: (bytes, options, limits) => {
    const languages = languagesKnown();
    const reading = textReader((texts, own) => blocksIn(texts, languages, own))(bytes, options, limits);
    return { ...reading, language: () => languages.source };
  },
  write: (source, _options, sink) => {
    let rows = 0;
    for (const row of source.rows) {
      rows += 1;
      for (const { side } of source.columns) sink(`= ${row.texts[side]?.text ?? ''}\n`);
    }
    return ok({ rows, symbols: 0 });
  },
  fill,
  place: null,
  checkFill,
};

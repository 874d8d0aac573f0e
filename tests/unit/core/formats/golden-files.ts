import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { ExportColumn, ExportRow, ExportSource } from '#core/formats/export-source.ts';
import type { Choices } from '#core/formats/import-options.ts';
import type { FormatCode, ReadFinding, ReadOptions } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { columnIn } from '#core/formats/language-columns.ts';
import type { RawBlock, RawTranslation } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { prepareBlocks } from '#core/import/prepare.ts';
import type { PreparedSegment } from '#core/import/prepared.ts';
import {
  ok,
  plain,
  type BlockId,
  type DocumentId,
  type Failure,
  type Result,
  type RichText,
  type Side,
} from '#core/model/index.ts';
import { createSurvey } from '#core/text/cleanup/index.ts';
import { openDecoder, type Encoding } from '#core/text/decode/index.ts';
import { labels } from './sources.ts';

/**
 * Small files with what is read from them beside: `golden/<format>/<name>.<extension>` with `<name>.rows.txt`, and where the
 * usual is not right `<name>.golden.json`.
 */
export const goldenFolder = join(import.meta.dirname, 'golden');

/** What stands in a `.golden.json`. */
type GoldenSettings = {
  /** Of the text; UTF-8 when left out. */
  readonly encoding?: Encoding;
  /** Options of the reader. */
  readonly choices?: Choices;
  /** Of the originals, where the file does not say it. */
  readonly source?: string;
  /** Of the translation that is filled in, where the file brings none along. */
  readonly target?: string;
  /** Why a check does not hold for this file; printed. */
  readonly except?: Readonly<Partial<Record<'identity' | 'words' | 'mutations', string>>>;
};

export type GoldenFile = {
  readonly format: string;
  readonly name: string;
  readonly path: string;
  readonly rows: string;
  readonly settings: GoldenSettings;
};

const listed = (): readonly GoldenFile[] =>
  globSync('*/*', { cwd: goldenFolder })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.(?:rows\.txt|golden\.json)$/.test(path))
    .sort()
    .map((path) => {
      const stem = join(goldenFolder, dirname(path), basename(path, extname(path)));
      const settings = `${stem}.golden.json`;
      return {
        format: dirname(path),
        name: basename(path),
        path: join(goldenFolder, path),
        rows: `${stem}.rows.txt`,
        settings: existsSync(settings) ? (JSON.parse(readFileSync(settings, 'utf8')) as GoldenSettings) : {},
      };
    });

const known = new Map<'all', readonly GoldenFile[]>();
/** All of them, looked for once: tests of bad files ask for them again for each format. */
export const goldenFiles = (): readonly GoldenFile[] => {
  const files = known.get('all') ?? listed();
  known.set('all', files);
  return files;
};

const codes = new Map<string, Promise<FormatCode>>();
const codeOf = (id: string): Promise<FormatCode> => {
  const format = formats.get(id);
  if (format === null) throw new Error(`no format: ${id}`);
  const code = codes.get(id) ?? format.load();
  codes.set(id, code);
  return code;
};

/** All that a reader says of a file. */
export type ReadGolden = {
  readonly blocks: readonly RawBlock[];
  readonly findings: readonly ReadFinding[];
  readonly failure: Failure | null;
  readonly language: string | null;
};

/** The bytes in portions, so that every reader is seen with borders anywhere. */
function* portions(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4093) yield bytes.subarray(at, at + 4093);
}

export const readGolden = async (
  { format, name, settings }: GoldenFile,
  bytes: Uint8Array,
): Promise<ReadGolden> => {
  const { read } = await codeOf(format);
  if (read === null) throw new Error(`not read: ${format}`);
  const findings: ReadFinding[] = [];
  const options: ReadOptions = {
    name,
    encoding: settings.encoding ?? 'utf-8',
    report: (finding) => void findings.push(finding),
    ...(settings.choices === undefined ? {} : { choices: settings.choices }),
  };
  const blocks: RawBlock[] = [];
  let failure: Failure | null = null;
  const reading = read(portions(bytes), options, usualLimits);
  for (const block of reading.blocks)
    if (block.ok) blocks.push(block.value);
    else failure = block.error;
  return { blocks, findings, failure, language: reading.language?.() ?? null };
};

const translationsIn = (blocks: readonly RawBlock[]): readonly RawTranslation[] =>
  blocks.flatMap(({ segments = [] }) => segments.flatMap(({ translations = [] }) => translations));

/** The rows of a document as the project would hold them, and the column that is filled. */
export type GoldenRows = {
  readonly rows: readonly ExportRow[];
  readonly column: ExportColumn;
  readonly columns: readonly ExportColumn[];
  /** Those that are filled, where these are several. */
  readonly filled?: readonly ExportColumn[];
  /** Whether the file itself holds originals and translations side by side. */
  readonly isBilingual: boolean;
};

const columnsOf = (languages: readonly string[]): readonly ExportColumn[] =>
  languages.map((language, n) => ({
    side: `c${n + 1}`,
    language,
    label: language,
    besides: languages.filter((other) => other !== language),
  }));

const factsOf = (segment: PreparedSegment, side: Side): NonNullable<ExportRow['facts']>[string] => {
  const given = segment.given?.find((one) => one.side === side);
  return {
    state: given?.state ?? (given === undefined ? 'empty' : 'draft'),
    locked: given?.locked ?? false,
    stale: given?.stale ?? false,
    origin: 'imported',
  };
};

const none: RichText = { text: '', tags: [] };

/** Of a document nobody has read yet: made once, since its tables take longer to make than most golden files to read. */
const nothingSurveyed = createSurvey().finish();

/** `wanted`: the languages of the project's columns, where they are not those of the file's translations. */
export const rowsOfGolden = (
  read: ReadGolden,
  settings: GoldenSettings,
  wanted?: readonly string[],
): GoldenRows => {
  const said = [...new Set(translationsIn(read.blocks).map(({ language }) => language))];
  const isBilingual = said.length > 0;
  const languages = [...(wanted ?? said)];
  if (languages.length === 0) languages.push(settings.target ?? 'en');
  const columns = columnsOf(languages);
  const source = settings.source ?? read.language ?? 'zh-Hant';
  const blocks = prepareBlocks(read.blocks, {
    language: source,
    survey: nothingSurveyed,
    columns: [],
    cleans: false,
    columnOf: (language, among) => columnIn(language, columns, among),
  });
  const rows: ExportRow[] = [];
  let id = 0;
  for (const { kind, level, segments } of blocks) {
    id += 1;
    for (const [n, segment] of segments.entries()) {
      const given = columns.map(({ side }) => {
        const own = segment.given?.find((one) => one.side === side)?.rich;
        return [side, own ?? (isBilingual ? none : { text: segment.text, tags: segment.tags })] as const;
      });
      rows.push({
        row: rows.length + 1,
        document: 1 as DocumentId,
        block: { id: id as BlockId, kind, level },
        opensBlock: n === 0,
        opensDocument: rows.length === 0 ? 'golden' : null,
        gap: segment.gap,
        ...(segment.ref === undefined ? {} : { ref: segment.ref }),
        texts: { source: { text: segment.text, tags: segment.tags }, ...Object.fromEntries(given) },
        facts: Object.fromEntries(columns.map(({ side }) => [side, factsOf(segment, side)])),
      });
    }
  }
  const target = settings.target === undefined ? null : columnIn(settings.target, columns);
  const column = columns.find(({ side }) => side === target) ?? columns[0];
  if (column === undefined) throw new Error('no column');
  return { rows, column, columns, isBilingual };
};

/** Fills a document, adapted to its language where `adapt` says so; null when its format does not fill, or there are no rows: such a document is never in a project. */
export const tryFillGolden = async (
  { format, settings }: GoldenFile,
  original: Uint8Array,
  { rows, column, filled = [column] }: GoldenRows,
  adapt = false,
): Promise<Result<Uint8Array> | null> => {
  const { fill, checkFill } = await codeOf(format);
  if (fill === null || rows.length === 0) return null;
  const pieces: Uint8Array[] = [];
  const source: ExportSource = {
    title: 'golden',
    columns: filled,
    rows,
    labels,
    originals: () => [
      {
        bytes: () => original,
        encoding: settings.encoding ?? 'utf-8',
        ...(settings.choices === undefined ? {} : { choices: settings.choices }),
        text: () => {
          const decoder = openDecoder(settings.encoding ?? 'utf-8');
          return decoder.push(original) + decoder.end();
        },
      },
    ],
  };
  const options = { layout: 'interleaved', created: '2026-01-01T00:00:00.000Z', adapt } as const;
  Array.from(checkFill?.(source, options) ?? []);
  const done = fill(
    source,
    options,
    (piece) => void pieces.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece.slice()),
  );
  return done.ok ? ok(Buffer.concat(pieces)) : done;
};

/** The same, where it has to succeed. */
export const fillGolden = async (
  file: GoldenFile,
  original: Uint8Array,
  rows: GoldenRows,
  adapt = false,
): Promise<Uint8Array | null> => {
  const done = await tryFillGolden(file, original, rows, adapt);
  if (done?.ok === false) throw new Error(`${done.error.code} ${JSON.stringify(done.error.params)}`);
  return done?.value ?? null;
};

/** A text with a unique word in each stretch between its tags that had words, and `words` told of each. */
export const withWords = (rich: RichText, next: (was: string) => string): RichText => {
  const points = Array.from(rich.text);
  const tags: { at: number; tag: RichText['tags'][number] }[] = [];
  let text = '';
  let from = 0;
  const stretch = (to: number): void => {
    const own = points.slice(from, to).join('');
    text +=
      own.trim() === ''
        ? own
        : own.replace(/^(\s*)[^]*?(\s*)$/, (_, a: string, b: string) => a + next(rich.text) + b);
    from = to;
  };
  for (const tag of rich.tags) {
    stretch(tag.at);
    tags.push({ at: Array.from(text).length, tag });
  }
  stretch(points.length);
  return tags.length === 0 ? plain(text) : { text, tags: tags.map(({ at, tag }) => ({ ...tag, at })) };
};

/** The rows with words of their own in every text that is not locked; `next` gives one word after another, told the text that it is for. */
export const rowsWithWords = (golden: GoldenRows, next: (was: string) => string): GoldenRows => {
  const { side } = golden.column;
  const rows = golden.rows.map((row) => {
    const facts = row.facts?.[side];
    if (facts?.locked === true) return row;
    const rich = withWords(row.texts.source ?? none, next);
    const own =
      facts === undefined ? {} : { [side]: { ...facts, state: 'translated' as const, stale: false } };
    return { ...row, texts: { ...row.texts, [side]: rich }, facts: { ...row.facts, ...own } };
  });
  return { ...golden, rows };
};

import type { SourceEdit } from '../formats/patch.ts';
import { cellStates, isEmpty, ok, type CellState, type Result, type RichText } from '../model/index.ts';
import { escapeXmlAttribute, escapeXmlText, withAttribute } from '../xml/tag-source.ts';
import { ownTags, ownWords, writeTranslation, writtenForm } from './inline-text.ts';
import type { OmegatProject } from './project-file.ts';
import {
  readSavedUnits,
  savedFinder,
  type SavedContext,
  type SavedPlace,
  type SavedUnit,
} from './saved-units.ts';

/** A row of a document that is a source file of the project. */
export type OmegatRow = {
  /** Its path in the source folder. */
  readonly file: string;
  readonly original: RichText;
  readonly translation: RichText;
  readonly state: CellState;
  /** Whether somebody wrote it here: what only came from a file is not written over what that file says by now. */
  readonly isOwn: boolean;
  /** What its format calls it. */
  readonly id: string | null;
  /** What OmegaT will call it, tags and all, where the markup of its file tells; null where nothing does. */
  readonly named?: string | null;
};

/** Who writes, and when (ISO 8601, UTC). */
export type Writer = { readonly author: string; readonly at: string };

export type FilledUnits = {
  readonly edits: readonly SourceEdit[];
  /** Translations that were exchanged, and that are new. */
  readonly changed: number;
  readonly added: number;
  /**
   * Rows with a translation of our own that OmegaT has no place for: not one segment of its (joined rows), with tags whose names it
   * alone knows, drafts of what has no translation there, and a second translation of a text that it tells apart by ids.
   */
  readonly left: number;
};

/** A memory without a unit, as OmegaT begins one. */
export const emptyMemory = ({ source }: OmegatProject): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx11.dtd">\n<tmx version="1.1">\n  <header creationtool="Duizhao" creationtoolversion="1" segtype="sentence" o-tmf="OmegaT TMX" adminlang="EN-US" srclang="${escapeXmlAttribute(source.written)}" datatype="plaintext"/>\n  <body>\n  </body>\n</tmx>\n`;

type Wanted = {
  readonly place: SavedPlace;
  /** Its neighbours as OmegaT writes them; null where that is not known. */
  readonly around: { readonly previous: string | null; readonly next: string | null };
  readonly saved: SavedUnit | null;
  readonly original: string;
  readonly translation: string;
};

const isFinished = (state: CellState): boolean =>
  cellStates.indexOf(state) >= cellStates.indexOf('translated');

const nothing: RichText = { text: '', tags: [] };

const placesOf = (rows: readonly OmegatRow[]): readonly SavedPlace[] => {
  const at = (n: number, file: string): string => {
    const row = rows[n];
    return row?.file === file ? ownWords(row.original) : '';
  };
  return rows.map(({ file, id, original }, n) => ({
    file,
    id,
    words: ownWords(original),
    tags: ownTags(original),
    previous: at(n - 1, file),
    next: at(n + 1, file),
  }));
};

/** What a row wants to be there; null where it wants nothing, `left` where there is no place for it. */
const wantedBy = (
  row: OmegatRow,
  { place, around, saved }: Pick<Wanted, 'place' | 'around' | 'saved'>,
  { cutsSentences, cuts }: OmegatProject,
): Wanted | 'left' | null => {
  if (isEmpty(row.translation))
    return row.isOwn && saved !== null && saved.translation !== '' ? 'left' : null;
  const translation = writeTranslation(row.translation, row.original, saved?.original ?? row.named ?? null);
  if (!row.isOwn && (saved === null || saved.translation !== translation)) return null;
  const isDraft = saved === null && !isFinished(row.state);
  const isSegment = saved !== null || !cutsSentences || cuts(place.words).length === 0;
  if (translation === null || isDraft || !isSegment) return 'left';
  return { place, around, saved, original: saved?.original ?? row.named ?? place.words, translation };
};

type Change =
  | { readonly is: 'exchange'; readonly saved: SavedUnit; readonly translation: string }
  | { readonly is: 'add'; readonly context: SavedContext | null; readonly wanted: Wanted };

/** Of rows with one original and no context of their own: the default translation, and contexts for those that say otherwise. */
const changesOf = (group: readonly Wanted[], idFiles: ReadonlySet<string>): readonly (Change | 'left')[] => {
  const [first] = group;
  if (first === undefined) return [];
  const { saved } = first;
  const kept = group.some(({ translation }) => translation === saved?.translation);
  const usual = kept && saved !== null ? saved.translation : first.translation;
  const added: Change = { is: 'add', context: null, wanted: first };
  const main: readonly Change[] =
    saved === null ? [added] : kept ? [] : [{ is: 'exchange', saved, translation: usual }];
  const others = group
    .filter(({ translation }) => translation !== usual)
    .map((wanted): Change | 'left' => {
      const { file } = wanted.place;
      const { previous, next } = wanted.around;
      return idFiles.has(file) || previous === null || next === null
        ? 'left'
        : { is: 'add', context: { file, previous, next, id: null }, wanted };
    });
  return [...main, ...others];
};

const tmxTime = (iso: string): string => iso.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');

const variantSource = (
  { wanted: { translation } }: Extract<Change, { is: 'add' }>,
  lang: string,
  { target }: OmegatProject,
  { author, at }: Writer,
): string => {
  const when = tmxTime(at);
  const by = author === '' ? '' : escapeXmlAttribute(author);
  const said = by === '' ? '' : ` changeid="${by}" creationid="${by}"`;
  return `      <tuv ${lang}="${escapeXmlAttribute(target.written)}"${said} changedate="${when}" creationdate="${when}">\n        <seg>${escapeXmlText(translation)}</seg>\n      </tuv>\n`;
};

const unitSource = (
  change: Extract<Change, { is: 'add' }>,
  lang: string,
  project: OmegatProject,
  writer: Writer,
): string => {
  const { context, wanted } = change;
  const prop = (type: string, text: string): string =>
    `      <prop type="${type}">${escapeXmlText(text)}</prop>\n`;
  const props =
    context === null
      ? ''
      : prop('file', context.file) + prop('prev', context.previous) + prop('next', context.next);
  const own = `      <tuv ${lang}="${escapeXmlAttribute(project.source.written)}">\n        <seg>${escapeXmlText(wanted.original)}</seg>\n      </tuv>\n`;
  return `    <tu>\n${props}${own}${variantSource(change, lang, project, writer)}    </tu>\n`;
};

const exchanged = (
  text: string,
  { saved: { variant, originalVariant }, translation }: Extract<Change, { is: 'exchange' }>,
  project: OmegatProject,
  { author, at }: Writer,
): readonly SourceEdit[] => {
  const content = escapeXmlText(translation);
  const seg = variant?.seg ?? null;
  if (variant === null || seg === null) {
    const { to } = originalVariant.end;
    const lang = text.slice(originalVariant.tag.from, to).includes('xml:lang') ? 'xml:lang' : 'lang';
    const start = `<tuv ${lang}="${escapeXmlAttribute(project.target.written)}" changedate="${tmxTime(at)}">`;
    const tag = withAttribute(start, 'changeid', author === '' ? null : author);
    return [{ from: to, to, text: `${tag}<seg>${content}</seg></tuv>` }];
  }
  const tag = text.slice(variant.tag.from, variant.tag.to);
  const dated = withAttribute(
    withAttribute(tag, 'changeid', author === '' ? null : author),
    'changedate',
    tmxTime(at),
  );
  return [
    { ...variant.tag, text: dated },
    { ...seg.at, text: seg.isTag ? `<seg>${content}</seg>` : content },
  ];
};

/**
 * What becomes of `project_save.tmx` (its text) when rows are written into it: units whose translation changed are exchanged with author and time, new ones
 * come behind all others, and everything else keeps its bytes. A text that is translated in several ways keeps its default translation, and has the others
 * for their neighbours. Failures: those of `readSavedUnits`.
 */
export const fillSavedUnits = (
  text: string,
  rows: readonly OmegatRow[],
  project: OmegatProject,
  writer: Writer,
): Result<FilledUnits> => {
  const units = readSavedUnits(text, project);
  if (!units.ok) return units;
  const find = savedFinder(units.value);
  const idFiles = new Set(
    units.value.flatMap(({ context }) => (context === null || context.id === null ? [] : [context.file])),
  );
  const places = placesOf(rows);
  const saved = places.map(find);
  /** The original of a row as OmegaT writes it; '' beyond the ends of its file. */
  const written = (n: number, file: string): string | null => {
    const row = rows[n]?.file === file ? rows[n] : null;
    return writtenForm(row?.original ?? nothing, saved[n]?.original ?? row?.named ?? null);
  };
  const alone: Change[] = [];
  const shared: Wanted[] = [];
  let left = 0;
  rows.forEach((row, n) => {
    const [place, own = null] = [places[n], saved[n]];
    if (place === undefined) return;
    const around = { previous: written(n - 1, row.file), next: written(n + 1, row.file) };
    const wanted = wantedBy(row, { place, around, saved: own }, project);
    if (wanted === 'left') left += 1;
    else if (wanted !== null && (own === null || own.context === null)) shared.push(wanted);
    else if (wanted !== null && own !== null && own.translation !== wanted.translation)
      alone.push({ is: 'exchange', saved: own, translation: wanted.translation });
  });
  const groups = Map.groupBy(shared, ({ original }) => original);
  const all = [...alone, ...[...groups.values()].flatMap((group) => changesOf(group, idFiles))];
  const changes = all.filter((change) => change !== 'left');
  const added = changes.filter((change) => change.is === 'add');
  const lang = /<tuv\s[^>]*\blang=/.test(text) && /<tuv\s[^>]*xml:lang=/.test(text) ? 'xml:lang' : 'lang';
  const end = text.lastIndexOf('</body>');
  const line = text.lastIndexOf('\n', end) + 1;
  const at = text.slice(line, end).trim() === '' ? line : end;
  const sources = [
    ...added.filter(({ context }) => context === null),
    ...added.filter(({ context }) => context !== null),
  ];
  const edits = [
    ...changes.flatMap((change) =>
      change.is === 'exchange' ? exchanged(text, change, project, writer) : [],
    ),
    ...(sources.length === 0
      ? []
      : [{ from: at, to: at, text: sources.map((one) => unitSource(one, lang, project, writer)).join('') }]),
  ];
  return ok({
    edits,
    changed: changes.length - added.length,
    added: added.length,
    left: left + all.length - changes.length,
  });
};

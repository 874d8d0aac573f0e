import type { RawBlock } from '#core/formats/raw-block.ts';
import { applySourceEdits, type SourceEdit } from '#core/formats/patch.ts';
import { wordEdits } from '#core/formats/placed-words.ts';
import { joinLines } from '#core/import/index.ts';
import { fail, ok, type RepairDraft, type RepairKind, type Result } from '#core/model/index.ts';
import { applyRepairs, createSurvey, type Survey } from '#core/text/cleanup/index.ts';
import { mapTags } from '#core/text/mapping.ts';
import type { Encoding } from '#core/text/decode/encodings.ts';
import { chained, mapped, type Outcome, type Setting } from '../answer.ts';
import { damageWarnings } from '../damage.ts';
import { linesOf, readText, type ReadText } from '../document.ts';
import type { Words } from '../words.ts';
import { writeOut } from '../write-out.ts';

type Options = {
  readonly applyAll?: boolean;
  readonly certain?: boolean;
  readonly out?: string;
  readonly encoding?: Encoding;
};

/** A repair, the line of the file that its words (`start`, `end`) are counted from, and whether it was applied. */
type Found = RepairDraft & { readonly line: number; readonly applied: boolean };

type Cleaned = { readonly text: string; readonly repairs: readonly Found[] };

type Wanted = (draft: RepairDraft) => boolean;

/** Which repairs are applied; null when they are only to be listed. A file to write asks for the certain ones at least. */
const wantedBy = ({ applyAll, certain, out }: Options): Wanted | null => {
  // A hint may only point at words, with nothing better to put there.
  if (applyAll === true) return ({ before, after }) => before !== after;
  if (certain === true || out !== undefined) return ({ certainty }) => certainty === 'certain';
  return null;
};

/** What stands before the first words, which the reader leaves out. */
const leadOf = ({ text }: ReadText, first: RawBlock | undefined): string =>
  first === undefined ? '' : text.slice(0, Math.max(0, text.indexOf(first.rich.text)));

const surveyOf = (blocks: readonly RawBlock[]): Survey => {
  const survey = createSurvey();
  for (const block of blocks) survey.observe(block.rich.text, block);
  return survey.finish();
};

const cleanLines = (document: ReadText, wanted: Wanted): Result<Cleaned> => {
  const blocks = linesOf(document);
  if (!blocks.ok) return blocks;
  const repairs: Found[] = [];
  const parts = [leadOf(document, blocks.value[0])];
  for (const { rich, gap, line, drafts } of joinLines(blocks.value, surveyOf(blocks.value))) {
    const applied = new Set(drafts.filter(wanted));
    // The last repair may take the line break that follows the words.
    parts.push(applyRepairs(rich.text + gap, [...applied]).text);
    for (const draft of drafts) repairs.push({ ...draft, line, applied: applied.has(draft) });
  }
  return ok({ text: parts.join(''), repairs });
};

/** Marked-up text: only words are changed, everything else stays as it is, byte by byte. */
const cleanMarkup = (text: string, blocks: readonly RawBlock[], wanted: Wanted): Cleaned => {
  const repairs: Found[] = [];
  const edits: SourceEdit[] = [];
  for (const paragraph of joinLines(blocks, surveyOf(blocks))) {
    const { rich, line, drafts } = paragraph;
    const block = { ...paragraph, softBreak: false };
    const asked = drafts.filter((draft) => wanted(draft) && !isMarkOfEmphasis(draft));
    const mended = applyRepairs(rich.text, asked);
    const after = { text: mended.text, tags: mapTags(rich.tags, mended.edits) };
    const own = asked.length === 0 ? [] : wordEdits(text, block, after);
    edits.push(...(own ?? []));
    const made = new Set(own === null ? [] : asked);
    for (const draft of drafts) repairs.push({ ...draft, line, applied: made.has(draft) });
  }
  return { text: applySourceEdits(text, edits).join(''), repairs };
};

/** These letters are markup as their writer meant it: they are pointed at, and stay in the file. */
const isMarkOfEmphasis = ({ reason }: RepairDraft): boolean => reason === 'tag.emphasis';

const cleanText = (document: ReadText, wanted: Wanted): Result<Cleaned> => {
  const { place, text } = document;
  if (place === null) return cleanLines(document, wanted);
  const blocks = place(text);
  if (!blocks.ok) return fail(blocks.error.code, { ...blocks.error.params, name: document.name });
  return blocks.value === null ? cleanLines(document, wanted) : ok(cleanMarkup(text, blocks.value, wanted));
};

const tally = (repairs: readonly Found[]): Partial<Record<RepairKind, number>> => {
  const counts: Partial<Record<RepairKind, number>> = {};
  for (const { kind } of repairs) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

/** How many glosses, of how many different characters: what a converter left between the words. */
const glossesOf = (repairs: readonly Found[]): { count: number; characters: number } => {
  const glossed = repairs.filter(({ kind }) => kind === 'gloss').map(({ after }) => after);
  return { count: glossed.length, characters: new Set(glossed).size };
};

const summary = ({ t }: Words, repairs: readonly Found[]): string[] => {
  const { count, characters } = glossesOf(repairs);
  const applied = repairs.filter((repair) => repair.applied).length;
  return [
    t('clean.summary', { count: repairs.length, applied }),
    ...(count === 0 ? [] : [t('clean.glosses', { count, characters })]),
  ];
};

/** White space and characters that show nothing, made to be seen: they are often all that a repair is about. */
const visible = (text: string): string =>
  text.replace(/[\p{C}\p{Z}]/gu, (character) => {
    if (character === ' ') return '␣';
    if (character === '\n') return '⏎';
    return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
  });

const listed = ({ t }: Words, repairs: readonly Found[]): Iterable<string> =>
  mapped(repairs, ({ line, kind, certainty, before, after }) =>
    [
      line,
      t(`kinds.${kind}`, { ns: 'cleanup' }),
      t(`clean.${certainty}`),
      visible(before),
      before === after ? '' : visible(after),
    ].join('\t'),
  );

/**
 * `clean FILE`: lists the repairs, or writes the text with the certain ones or all of them applied. In Markdown and
 * HTML only words are changed: markup, code, addresses and attributes stay as they are.
 */
export const clean = async ({ words }: Setting, path: string, options: Options): Outcome => {
  const read = await readText(path, options.encoding);
  if (!read.ok) return read;
  const wanted = wantedBy(options);
  const cleaned = cleanText(read.value, wanted ?? (() => false));
  if (!cleaned.ok) return cleaned;
  const { text, repairs } = cleaned.value;
  const written = options.out === undefined ? ok(null) : writeOut(options.out, text, path);
  if (!written.ok) return written;
  const out = written.value;
  const { name, format, encoding, language, damage } = read.value;
  const asText = wanted !== null && out === null ? [text.replace(/\n$/, '')] : null;
  return ok({
    json: {
      file: name,
      format,
      encoding,
      language,
      damage,
      counts: tally(repairs),
      glosses: glossesOf(repairs),
      applied: repairs.filter(({ applied }) => applied).length,
      repairs,
      out,
      text: wanted === null ? null : text,
    },
    lines:
      asText ??
      chained(wanted === null ? listed(words, repairs) : [], [
        ...summary(words, repairs),
        ...(out === null ? [] : [words.t('clean.written', { path: out })]),
      ]),
    warnings: damageWarnings(words, name, encoding, damage),
  });
};

import { joinLines } from '../../core/import/index.ts';
import { ok, type RepairDraft, type RepairKind } from '../../core/model/index.ts';
import type { EncodingName } from '../../api/index.ts';
import { applyRepairs, createSurvey } from '../../core/text/cleanup/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { blocksOf, readDocument } from '../document.ts';
import { writeOut } from '../write-out.ts';

type Options = {
  readonly applyAll?: boolean;
  readonly certain?: boolean;
  readonly out?: string;
  readonly encoding?: EncodingName;
};

type Found = RepairDraft & { readonly line: number; readonly applied: boolean };

const isWanted = ({ applyAll, certain }: Options, { certainty, before, after }: RepairDraft): boolean => {
  // A hint may only point at words, with nothing better to put there.
  if (applyAll === true) return before !== after;
  return certain === true && certainty === 'certain';
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

/**
 * `clean FILE`: lists the repairs, or writes the text with the certain ones or all of them applied. Markdown is
 * cleaned line by line with its markup in place; of HTML the text comes out.
 */
export const clean = async ({ words: { t } }: Setting, path: string, options: Options): Outcome => {
  const read = readDocument(path, options.encoding);
  if (!read.ok) return read;
  const blocks = blocksOf(read.value, read.value.format === 'md' ? 'txt' : read.value.format);
  if (!blocks.ok) return blocks;
  const survey = createSurvey();
  for (const block of blocks.value) survey.observe(block.rich.text);
  const repairs: Found[] = [];
  const parts: string[] = [];
  for (const { rich, gap, line, drafts } of joinLines(blocks.value, survey.finish())) {
    const applied = drafts.filter((draft) => isWanted(options, draft));
    // The last repair may take the line break that follows the words.
    parts.push(applyRepairs(rich.text + gap, applied).text);
    repairs.push(...drafts.map((draft) => ({ ...draft, line, applied: applied.includes(draft) })));
  }
  const text = parts.join('');
  const written = options.out === undefined ? ok(null) : writeOut(options.out, text);
  if (!written.ok) return written;
  const { name, format, encoding, language } = read.value;
  const isApplied = options.applyAll === true || options.certain === true;
  const glosses = glossesOf(repairs);
  return ok({
    json: {
      file: name,
      format,
      encoding,
      language,
      counts: tally(repairs),
      glosses,
      applied: repairs.filter(({ applied }) => applied).length,
      repairs,
      out: written.value,
      text: isApplied ? text : null,
    },
    lines: [
      ...(isApplied && written.value === null
        ? [text.replace(/\n$/, '')]
        : repairs.map(({ line, kind, certainty, before, after }) =>
            [line, t(`kinds.${kind}`, { ns: 'cleanup' }), certainty, field(before), field(after)].join('\t'),
          )),
      ...(written.value === null ? [] : [t('clean.written', { path: written.value })]),
    ],
  });
};

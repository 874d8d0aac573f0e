import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plain, type RichText } from '#core/model/index.ts';
import { addedLines, fileLines, visibleLine } from './file-lines.ts';
import {
  goldenFiles,
  readGolden,
  rowsOfGolden,
  rowsWithWords,
  tryFillGolden,
  withWords,
  type GoldenFile,
  type GoldenRows,
} from './golden-files.ts';

/*
 * What filling writes where a translation is not built like its original: for every golden file the lines that are new when its texts are changed in turn by `translations`,
 * and when rows are left out or lead nowhere.
 * `refilled/<format>.txt` holds what is written now; where a change of the code changes it, the lines that differ are looked through, and it is written anew by
 * `vitest run FILE -u`.
 */

const lengthOf = (text: string): number => Array.from(text).length;

/** A text with a tag of its own round all of it, which no file has said. */
const inBold = ({ text, tags }: RichText): RichText => {
  const id = 1 + Math.max(0, ...tags.map((tag) => tag.id));
  return {
    text,
    tags: [
      { id, type: 'strong', kind: 'open', at: 0 },
      ...tags,
      { id, type: 'strong', kind: 'close', at: lengthOf(text) },
    ],
  };
};

/** Ways in which a translation is not built like its original, each given the original with other words. */
const translations: readonly ((words: RichText) => RichText)[] = [
  ({ text }) => plain(text),
  ({ text, tags }) => ({ text: `${text}<&>"'\\|*_[]{}%s:#;,=`, tags }),
  ({ text, tags }) => ({ text, tags: tags.map((tag) => ({ ...tag, at: lengthOf(text) })) }),
  inBold,
  ({ text, tags }) => ({ text: `${text}\n${text} `, tags }),
  () => plain(''),
  ({ text, tags }) => ({ text, tags: tags.slice(1) }),
  ({ text, tags }) => ({
    text: `${text}\u0007\u{20bb7}é`,
    tags: [...tags, ...tags.filter(({ kind }) => kind === 'empty')],
  }),
];

const changedRows = (golden: GoldenRows, next: () => string): GoldenRows => {
  const { side } = golden.column;
  let n = 0;
  const rows = golden.rows.map((row) => {
    const facts = row.facts?.[side];
    if (facts?.locked === true || row.texts.source === undefined) return row;
    const words = withWords(row.texts.source, next);
    const rich = translations[n++ % translations.length]?.(words) ?? words;
    const state = rich.text === '' ? ('empty' as const) : ('reviewed' as const);
    return {
      ...row,
      texts: { ...row.texts, [side]: rich },
      ...(facts === undefined ? {} : { facts: { ...row.facts, [side]: { ...facts, state, stale: false } } }),
    };
  });
  return { ...golden, rows };
};

/** Rows that are not those of the file: some are left out, some lead to no place, and some to one that it does not have. */
const otherRows = (golden: GoldenRows, next: () => string): GoldenRows => ({
  ...golden,
  rows: rowsWithWords(golden, next).rows.flatMap((row, n) => {
    const { ref: _, ...nowhere } = row;
    return [[row], [], [nowhere], [{ ...row, ref: 'x-0' }]][n % 4] ?? [];
  }),
});

const changes: Readonly<Record<string, (golden: GoldenRows, next: () => string) => GoldenRows>> = {
  'of another build': changedRows,
  'of other rows': otherRows,
};

const filledText = async (file: GoldenFile): Promise<readonly string[]> => {
  const bytes = readFileSync(file.path);
  const read = await readGolden(file, bytes);
  if (read.failure !== null) return [];
  const golden = rowsOfGolden(read, file.settings);
  const before = fileLines(bytes, file.settings.encoding);
  const lines: string[] = [];
  for (const [name, change] of Object.entries(changes)) {
    let count = 0;
    const filled = await tryFillGolden(
      file,
      bytes,
      change(golden, () => `qz${(count += 1)}zq`),
    );
    if (filled === null) continue;
    const after = filled.ok ? fileLines(filled.value, file.settings.encoding) : [];
    const said = filled.ok
      ? `${addedLines(after, before).length} lines gone`
      : `${filled.error.code} ${JSON.stringify(filled.error.params ?? {})}`;
    lines.push(
      `== ${file.name}, ${name}: ${said}`,
      ...addedLines(before, after).map((line) => `  ${visibleLine(line)}`),
    );
  }
  return lines;
};

describe.each([...Map.groupBy(goldenFiles(), ({ format }) => format)])('%s', (format, own) => {
  it('is filled with texts of another build, and with other rows, as it was', async () => {
    const parts: string[] = [];
    for (const file of own) parts.push(...(await filledText(file)));
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(`refilled/${format}.txt`);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExportRow } from '#core/formats/export-source.ts';
import { formats } from '#core/formats/index.ts';
import type { ExportNote } from '#core/formats/notes.ts';
import { cellStates } from '#core/model/index.ts';
import { addedLines, fileLines, visibleLine } from './file-lines.ts';
import {
  goldenFiles,
  readGolden,
  rowsOfGolden,
  tryFillGolden,
  type GoldenFile,
  type GoldenRows,
} from './golden-files.ts';

/*
 * What filling writes of all that a project knows of a row beside its words: annotations with their answers, states and locks. For every golden file of formats that have a place
 * for them the lines that are new. `filled-facts/<format>.txt` holds what is written now; where a change of the code changes it, the lines that differ are looked through, and it is
 * written anew by `vitest run FILE -u`.
 */

const note = (number: number, own: Partial<ExportNote> = {}): ExportNote => ({
  number,
  kind: 'comment',
  quote: '',
  head: `Head ${number}`,
  body: `Body *${number}* & <more>`,
  wording: null,
  author: 'Lin & "Zhou"',
  created: '2026-01-02T03:04:05.678Z',
  resolved: null,
  replies: [],
  ...own,
});

/** Annotations on the original, on the translation, on both, resolved and with answers, in turn. */
const withNotes = (golden: GoldenRows): GoldenRows => {
  const { side } = golden.column;
  const rows = golden.rows.map((row, n): ExportRow => {
    const length = (of: string): number => Array.from(row.texts[of]?.text ?? '').length;
    const on = (of: string, one: ExportNote, start: number, end: number, isFirst = true) => ({
      note: one,
      side: of,
      start,
      end: Math.min(end, length(of)),
      isFirst,
    });
    const kinds = [
      [on('source', note(n, { kind: 'question', author: '' }), 0, 1)],
      [on(side, note(n, { kind: 'error', wording: 'Wording: other', proposal: 'other' }), 0, 2)],
      [
        on('source', note(n), 0, length('source')),
        on(side, note(n + 100, { resolved: 'Resolved: done' }), 1, 3),
      ],
      [
        on(
          side,
          note(n, {
            replies: [{ author: 'Mei', created: '2026-01-03T00:00:00.000Z', body: 'Yes\n\nand no.' }],
          }),
          0,
          length(side),
        ),
        on('source', note(n), 0, 1, false),
      ],
      [],
    ];
    return { ...row, notes: kinds[n % kinds.length] ?? [] };
  });
  return { ...golden, rows };
};

type Facts = NonNullable<NonNullable<ExportRow['facts']>[string]>;
const withFacts =
  (change: (facts: Facts, n: number) => Facts) =>
  (golden: GoldenRows): GoldenRows => {
    const { side } = golden.column;
    const rows = golden.rows.map((row, n): ExportRow => {
      const facts = row.facts?.[side];
      return facts === undefined ? row : { ...row, facts: { ...row.facts, [side]: change(facts, n) } };
    });
    return { ...golden, rows };
  };

const changes: Readonly<Record<string, (golden: GoldenRows) => GoldenRows>> = {
  annotations: withNotes,
  'each state': withFacts((facts, n) => ({ ...facts, state: cellStates[n % cellStates.length] ?? 'draft' })),
  'the next state': withFacts((facts) => ({
    ...facts,
    state: cellStates[(cellStates.indexOf(facts.state) + 1) % cellStates.length] ?? 'draft',
  })),
  'locked otherwise': withFacts((facts) => ({ ...facts, locked: !facts.locked })),
  'stale and approved': withFacts((facts, n) => ({ ...facts, state: 'approved', stale: n % 2 === 0 })),
};

const filledText = async (file: GoldenFile): Promise<readonly string[]> => {
  const bytes = readFileSync(file.path);
  const read = await readGolden(file, bytes);
  if (read.failure !== null) return [];
  const golden = rowsOfGolden(read, file.settings);
  const before = fileLines(bytes, file.settings.encoding);
  const lines: string[] = [];
  for (const [name, change] of Object.entries(changes)) {
    const filled = await tryFillGolden(file, bytes, change(golden));
    if (filled === null) continue;
    const after = filled.ok ? fileLines(filled.value, file.settings.encoding) : [];
    const fresh = addedLines(before, after).map((line) => `  ${visibleLine(line)}`);
    const gone = filled.ok ? addedLines(after, before).length : 0;
    if (filled.ok && fresh.length + gone === 0) continue;
    const said = filled.ok
      ? `${gone} lines gone`
      : `${filled.error.code} ${JSON.stringify(filled.error.params ?? {})}`;
    lines.push(`== ${file.name}, ${name}: ${said}`, ...fresh);
  }
  return lines;
};

const holding = formats.all.filter(({ bilingual, fillsNotes }) => bilingual === true || fillsNotes === true);

describe.each(holding.map(({ id }) => id))('%s', (format) => {
  it('is filled with annotations, states and locks as it was', async () => {
    const parts: string[] = [];
    for (const file of goldenFiles().filter((one) => one.format === format))
      parts.push(...(await filledText(file)));
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(`filled-facts/${format}.txt`);
  });
});

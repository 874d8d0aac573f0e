import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { UpdateReport } from '../../../api/index.ts';
import type { DocumentId } from '../../../core/model/index.ts';
import type { Engine } from '../../../engine/engine.ts';
import { good, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';

const article = [
  '第一段的第一句話很短。第一段的第二句話比較長一些，說的是天氣。',
  '第二段只有這一句，說的是山裡的一條河。',
  '第三段的開頭在這裡。第三段的中間也有一句。第三段的結尾在這裡。',
  '最後一段說再見。',
];

const text = (paragraphs: readonly string[]): string => paragraphs.join('\n\n') + '\n';

type Opened = { readonly engine: Engine; readonly folder: string; readonly document: DocumentId };

/** A project with the article, each row translated. */
const translated = async (paragraphs: readonly string[] = article): Promise<Opened> => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { document } = good(await importFile(engine, folder, 'article.txt', text(paragraphs)));
  for (const { segment, row } of await allRows(engine)) {
    good(
      await engine.client.cells.edit({
        segment,
        side: 'en',
        before: '',
        after: { text: `Sentence ${row}.`, tags: [] },
      }),
    );
    good(await engine.client.cells.setState({ segments: [segment], side: 'en', state: 'reviewed' }));
  }
  return { engine, folder, document };
};

const update = async ({ engine, folder, document }: Opened, content: string | Uint8Array) => {
  const path = join(folder, 'newer.txt');
  writeFileSync(path, content);
  return engine.client.documents.update({ document, from: { path }, job: 'update' });
};

const rowsOf = ({ rows }: UpdateReport) =>
  Object.fromEntries(Object.entries(rows).filter(([, count]) => count > 0));

describe('a document and a newer file of it', () => {
  test('that says the same changes nothing', async () => {
    const opened = await translated();
    const before = await allRows(opened.engine);
    const { sequence } = good(await opened.engine.client.project.info({}));
    const report = good(await update(opened, text(article)));
    expect(rowsOf(report)).toEqual({ kept: before.length });
    expect(report.project.sequence).toBe(sequence);
    expect(await allRows(opened.engine)).toEqual(before);
  });
});

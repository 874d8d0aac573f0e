import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { engineIn, must, writeProse } from '../engine.ts';
import { megabytes, round, timed, type Bench, type Line } from '../measure.ts';

/** Bilingual DOCX of a whole project, columns original, Simplified and English. */
const exportOf = async (folder: string, characters: number): Promise<Line> => {
  const engine = engineIn(join(folder, `docx-${characters}`));
  const path = await writeProse(folder, characters, false);
  must(await engine.client.documents.import({ from: { path }, into: 'new', job: 'bench' }));
  const out = join(folder, `out-${characters}.docx`);
  const { value, ms } = await timed(async () =>
    must(
      await engine.client.exports.run({
        job: 'out',
        format: 'docx',
        columns: ['source', 'zh-Hans', 'en'],
        path: out,
      }),
    ),
  );
  await engine.close();
  const { size } = await stat(out);
  return {
    rows: value.rows,
    seconds: round(ms / 1000, 2),
    'rows per second': Math.round(value.rows / (ms / 1000)),
    size: `${megabytes(size)} MB`,
  };
};

export const docx: Bench = {
  name: 'docx',
  run: async (folder) => ({
    title: 'Export of a bilingual DOCX',
    notes: [],
    lines: [await exportOf(folder, 330_000), await exportOf(folder, 3_300_000)],
  }),
};

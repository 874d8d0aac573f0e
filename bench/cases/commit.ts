import { engineIn, must, writeProse } from '../engine.ts';
import { percentile, round, timed, type Bench } from '../measure.ts';

const edits = 2000;

/** From an edit's call to its acknowledgement, which comes after the commit. */
export const commit: Bench = {
  name: 'commit',
  run: async (folder) => {
    const engine = engineIn(folder);
    const path = await writeProse(folder, 200_000, false);
    must(await engine.client.documents.import({ from: { path }, into: 'new', job: 'bench' }));
    const { rows } = must(await engine.client.rows.page({ from: 1, count: 200 }));
    const taken: number[] = [];
    const texts = new Map<number, string>();
    for (let edit = 0; edit < edits; edit += 1) {
      const row = rows[edit % rows.length];
      if (row === undefined) break;
      const before = texts.get(row.segment) ?? '';
      const text = `Sentence ${edit}, as typed by the translator.`;
      const { ms } = await timed(async () =>
        must(
          await engine.client.cells.edit({
            segment: row.segment,
            side: 'en',
            before,
            after: { text, tags: [] },
          }),
        ),
      );
      texts.set(row.segment, text);
      taken.push(ms);
    }
    await engine.close();
    return {
      title: 'Commit to acknowledgement',
      notes: [`${edits} edits of single cells, each its own transaction, synchronous=FULL.`],
      lines: [
        { p50: `${round(percentile(taken, 0.5), 2)} ms`, p99: `${round(percentile(taken, 0.99), 2)} ms` },
      ],
    };
  },
};

import { Session, type Profiler } from 'node:inspector/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineClient } from '#api/contract.ts';
import type { Row } from '#core/model/index.ts';
import { engineIn, makeProject, must } from '../engine.ts';
import type { Bench, Line } from '../measure.ts';

/** Some dozens of rows are enough: what is counted does not depend on how many there are. */
const characters = 4000;
const job = 'bench';
const root = join(import.meta.dirname, '../..');
const layers = ['core', 'api', 'engine'] as const;

type Layer = (typeof layers)[number];
/** A function of ours that ran: where it stands, by which it is told from others. */
type Ran = { readonly layer: Layer; readonly file: string; readonly at: number };

const ranIn = ({ url, functions }: Profiler.ScriptCoverage): readonly Ran[] => {
  if (!url.startsWith('file:')) return [];
  const file = fileURLToPath(url).slice(root.length + 1);
  const layer = layers.find((name) => file.startsWith(`${name}/`));
  if (layer === undefined) return [];
  return functions.flatMap(({ functionName, ranges: [whole] }) => {
    // The first range is that of the function itself; of a module's own code begins at 0 and has no name.
    const isModule = functionName === '' && whole?.startOffset === 0;
    return whole === undefined || whole.count === 0 || isModule
      ? []
      : [{ layer, file, at: whole.startOffset }];
  });
};

/** Counts what runs of the engine in its thread, between a call and its answer. */
const counting = async () => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return async (act: () => Promise<unknown>): Promise<readonly Ran[]> => {
    await session.post('Profiler.takePreciseCoverage');
    await act();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result.flatMap(ranIn);
  };
};

const line = (what: string, ran: readonly Ran[]): Line => ({
  what,
  functions: ran.length,
  files: new Set(ran.map(({ file }) => file)).size,
  ...Object.fromEntries(
    layers.map((name) => {
      const own = ran.filter(({ layer }) => layer === name);
      return [`of ${name}`, `${own.length} in ${new Set(own.map(({ file }) => file)).size}`];
    }),
  ),
});

const write = async (client: EngineClient, { segment, cells }: Row, text: string): Promise<void> => {
  const before = cells.en?.text ?? '';
  must(await client.cells.edit({ segment, side: 'en', before, after: { text, tags: [] } }));
};

/** A review with two suggestions that came back; answers how to accept each. */
const suggestions = async (folder: string, host: EngineClient, rows: readonly Row[]) => {
  const [sent, back] = [join(folder, 'sent.duizhao-review'), join(folder, 'back.duizhao-review')];
  const scope = { is: 'rows', from: 1, to: rows.length } as const;
  const { id } = must(await host.review.open({ title: 'A look', asked: 'suggest', scope, sides: ['en'] }));
  must(await host.review.package({ job, review: id, path: sent }));
  const guest = engineIn(join(folder, 'guest'));
  const copy = { job, from: { path: sent }, reviewer: 'A', path: join(folder, 'copy.duizhao') };
  must(await guest.client.review.take(copy));
  for (const row of must(await guest.client.rows.page({ from: 1, count: 2 })).rows)
    await write(guest.client, row, `${row.cells.en?.text ?? ''} Indeed.`);
  must(await guest.client.review.package({ job, path: back }));
  await guest.close();
  must(await host.review.merge({ job, from: { path: back } }));
  const { items } = must(await host.review.items({ review: id }));
  return items.map(
    ({ id: item }) =>
      async () =>
        must(await host.review.answer({ review: id, items: [item], decision: 'accepted' })),
  );
};

/** What four acts run through in the engine: how much there is to know for whoever looks for a fault in one. */
export const crossed: Bench = {
  name: 'crossed',
  run: async (folder) => {
    const path = await makeProject(folder, characters);
    const engine = engineIn(folder);
    const { client } = engine;
    must(await client.project.open({ path }));
    const { rows } = must(await client.rows.page({ from: 1, count: 100 }));
    for (const row of rows) await write(client, row, 'The old man was gone.');
    const segmentOf = (n: number) => {
      const segment = rows[n]?.segment;
      if (segment === undefined) throw new Error(`no row ${n + 1}`);
      return segment;
    };
    const confirm = (n: number) => async () =>
      must(await client.cells.setState({ segments: [segmentOf(n)], side: 'en', state: 'translated' }));
    const annotate = (n: number) => async () => {
      const ranges = [{ segment: segmentOf(n), side: 'en' as const, start: 4, end: 7 }];
      const content = { kind: 'comment', body: 'Is he?', visibility: 'shared', tags: [] } as const;
      const none = { wording: null, category: null, severity: null };
      must(await client.annotations.create({ content: { ...content, ...none, tags: [] }, ranges }));
    };
    const exporting = (n: number) => async () => {
      const out = { job, columns: ['source' as const, 'en' as const], path: join(folder, `out ${n}.html`) };
      must(await client.exports.run({ ...out, format: 'html' }));
    };
    const [acceptOne, acceptOther] = await suggestions(folder, client, rows);
    if (acceptOne === undefined || acceptOther === undefined) throw new Error('no suggestions');
    const ranBy = await counting();
    // Each once before: what is loaded or prepared only the first time is not counted.
    const pairs = [
      ['confirm a segment', confirm(4), confirm(5)],
      ['annotate words', annotate(4), annotate(5)],
      ['accept a suggestion', acceptOne, acceptOther],
      ['export as HTML', exporting(1), exporting(2)],
    ] as const;
    const lines: Line[] = [];
    for (const [what, first, again] of pairs) {
      await first();
      lines.push(line(what, await ranBy(again)));
    }
    await engine.close();
    return {
      title: 'Functions run and files crossed in the engine',
      notes: [
        'By V8’s coverage, in the thread of the engine, from the call to its answer; without packages and other threads.',
      ],
      lines,
    };
  },
};

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineClient } from '#api/index.ts';
import { plain, type Assessment, type Result, type Row, type Side } from '#core/model/index.ts';
import { createEngine } from '#engine/engine.ts';
import type { App } from './app.ts';

/** The value of an answer that must be good. */
const good = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`expected success, got ${JSON.stringify(answer.error)}`);
  return answer.value;
};

const rowOf = async (client: EngineClient, row: number): Promise<Row> => {
  const found = good(await client.rows.page({ from: row, count: 1 })).rows[0];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
};

/** Somebody on another machine: an engine of their own, and nothing shared with the app but the files they are sent. */
export type Reviewer = {
  readonly client: EngineClient;
  /** Types another text into the row of the copy. */
  readonly write: (row: number, side: Side, text: string) => Promise<void>;
  /** Types another text and says of every change in it what kind of error it mends. */
  readonly mend: (row: number, side: Side, text: string, said: Omit<Assessment, 'item'>) => Promise<void>;
  readonly handBack: (passphrase?: string) => Promise<string>;
};

/** Lets `work` review a package as `name`, and ends their engine. */
export const asReviewer = async <T>(
  app: App,
  sent: { readonly path: string; readonly passphrase?: string },
  name: string,
  work: (reviewer: Reviewer) => Promise<T>,
): Promise<T> => {
  const folder = join(app.folder, `reviewer-${name}`);
  await mkdir(folder, { recursive: true });
  const engine = createEngine({
    dataFolder: join(folder, 'data'),
    libraryFolder: join(folder, 'library'),
    samplesFolder: join(folder, 'samples'),
  });
  const { client } = engine;
  const passphrase = sent.passphrase === undefined ? {} : { passphrase: sent.passphrase };
  const copy = join(folder, 'copy.duizhao');
  const write: Reviewer['write'] = async (row, side, text) => {
    const { segment, cells } = await rowOf(client, row);
    const before = cells[side]?.text ?? '';
    good(await client.cells.edit({ segment, side, before, after: plain(text) }));
  };
  try {
    good(
      await client.review.take({
        job: name,
        from: { path: sent.path },
        reviewer: name,
        path: copy,
        ...passphrase,
      }),
    );
    return await work({
      client,
      write,
      mend: async (row, side, text, said) => {
        await write(row, side, text);
        const { segment } = await rowOf(client, row);
        const frozen = good(await client.review.frozen({ segments: [segment] }))[0];
        const items = frozen?.items.filter((item) => item.side === side) ?? [];
        if (items.length === 0) throw new Error(`nothing changed in row ${row}`);
        for (const { id } of items) {
          good(await client.review.assess({ item: id, segment, side, assessment: said }));
        }
      },
      handBack: async (locked) => {
        const path = join(app.folder, `${name}.duizhao-review`);
        const lock = locked === undefined ? {} : { passphrase: locked };
        good(await client.review.package({ job: name, path, ...lock }));
        return path;
      },
    });
  } finally {
    await engine.close();
  }
};

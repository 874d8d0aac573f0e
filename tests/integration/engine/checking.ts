import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingAt } from '#api/index.ts';
import { plain, type RichText, type Side } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { good, scratch, startEngine } from './fixtures.ts';

/** Imported as they are: clean-up is not to mend what the checks are to find. */
export const importText = async (
  engine: Engine,
  text: string,
  name = 'a.txt',
  into: 'new' | 'open' = 'new',
): Promise<void> => {
  const path = join(scratch(), name);
  writeFileSync(path, text);
  good(
    await engine.client.documents.import({
      from: { path },
      into,
      job: name,
      cleans: false,
      language: 'zh-Hant',
    }),
  );
};

export const open = async (text: string): Promise<Engine> => {
  const engine = startEngine(scratch());
  await importText(engine, text);
  return engine;
};

export const rowsOf = async ({ client }: Engine) =>
  good(await client.rows.page({ from: 1, count: 100 })).rows;

export const write = async (
  engine: Engine,
  row: number,
  side: Side,
  after: RichText | string,
): Promise<void> => {
  const found = (await rowsOf(engine))[row - 1];
  if (found === undefined) throw new Error(`no row ${row}`);
  good(
    await engine.client.cells.edit({
      segment: found.segment,
      side,
      before: found.cells[side]?.text ?? '',
      after: typeof after === 'string' ? plain(after) : after,
    }),
  );
};

export const all = async ({ client }: Engine, filter: Parameters<typeof client.checks.list>[0] = {}) =>
  good(await client.checks.list(filter)).findings;
export const inShort = async (engine: Engine, filter: Parameters<typeof all>[1] = {}) =>
  (await all(engine, filter)).map(({ row, side, code, words }) => `${row} ${side} ${code} ${words}`);

export const first = async (engine: Engine): Promise<FindingAt> => {
  const [finding] = await all(engine);
  if (finding === undefined) throw new Error('nothing was found');
  const { segment, side, check, code, words } = finding;
  return { segment, side, check, code, words };
};

export const undo = async ({ client }: Engine) => good(await client.history.undo({}));
export const problems = async ({ client }: Engine) => good(await client.project.check({})).problems;

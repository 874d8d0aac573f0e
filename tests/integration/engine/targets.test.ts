import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { DocumentId, Language } from '#core/model/index.ts';
import { rowNumbered } from './annotating.ts';
import { codeOf, dialogue, good, projectFile, scratch, startEngine } from './fixtures.ts';

let client: EngineClient;
let document: DocumentId;

const shown = async (): Promise<readonly Language[]> => {
  const { documents } = good(await client.project.info({}));
  return documents[0]?.targets ?? [];
};
const choose = async (targets: readonly Language[]) =>
  client.documents.setTargets({ document, targets: [...targets] });

beforeEach(async () => {
  const folder = scratch();
  client = startEngine(folder).client;
  const { documents } = good(await client.project.open({ path: projectFile(folder, [dialogue]) }));
  document = documents[0]?.id ?? (0 as DocumentId);
});

describe('the columns beside an original', () => {
  it('are those that were chosen, in that order, as one step of undo', async () => {
    const before = await shown();
    expect(good(await choose(['en'])).targets).toEqual(['en']);
    expect(await shown()).toEqual(['en']);
    good(await client.history.undo({}));
    expect(await shown()).toEqual(before);
  });

  it('keep what was written in one that is hidden, for when it is shown again', async () => {
    const { segment } = await rowNumbered(client, 1);
    good(
      await client.cells.edit({
        segment,
        side: 'en',
        before: (await rowNumbered(client, 1)).cells.en?.text ?? '',
        after: { text: 'Kept.', tags: [] },
      }),
    );
    const all = await shown();
    good(await choose(all.filter((target) => target !== 'en')));
    expect((await rowNumbered(client, 1)).cells.en).toBeUndefined();
    good(await choose(all));
    expect((await rowNumbered(client, 1)).cells.en?.text).toBe('Kept.');
  });

  it('never are the original itself, nor one twice, and the same again is no step', async () => {
    const source = good(await client.project.info({})).documents[0]?.language ?? 'zh-Hant';
    good(await choose(['en', source]));
    expect(await shown()).toEqual(['en']);
    good(await choose(['en', 'en']));
    expect(await shown()).toEqual(['en']);
    const { canUndo } = good(await client.project.info({}));
    expect(canUndo).toBe(true);
    good(await client.history.undo({}));
    const same = await shown();
    good(await choose(same));
    expect(good(await client.project.info({})).canUndo).toBe(false);
  });

  it('of a document that is not there are refused', async () => {
    expect(codeOf(await client.documents.setTargets({ document: 999, targets: ['en'] }))).toBe(
      'document.unknown',
    );
  });
});

import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import { plain, type DocumentId, type Side } from '#core/model/index.ts';
import { rowNumbered } from './annotating.ts';
import { good, scratch, startEngine } from './fixtures.ts';

type Opened = { readonly client: EngineClient; readonly document: DocumentId; readonly path: string };

const importing = async (text: string, language?: string): Promise<Opened> => {
  const folder = scratch();
  const { client } = startEngine(folder);
  writeFileSync(join(folder, 'a.txt'), text);
  const { project, document } = good(
    await client.documents.import({
      from: { path: join(folder, 'a.txt') },
      into: 'new',
      job: 'i',
      ...(language === undefined ? {} : { language }),
    }),
  );
  return { client, document, path: project.path };
};

const write = async (client: EngineClient, side: Side, text: string): Promise<void> => {
  const { segment, cells } = await rowNumbered(client, 1);
  good(await client.cells.edit({ segment, side, before: cells[side]?.text ?? '', after: plain(text) }));
};

const cellOf = async (client: EngineClient, side: Side) => {
  const { cells } = await rowNumbered(client, 1);
  return { text: cells[side]?.text, stale: cells[side]?.stale };
};

const convertAll = async (client: EngineClient, side: Side): Promise<void> => {
  good(await client.cells.convert({ segments: 'all', side, overwriteEdited: false }));
};

describe('a column that is hidden', () => {
  it('tells, when it is shown again, that what its texts came from has changed since', async () => {
    const { client, document } = await importing('老人說，船早就走了。\n');
    await write(client, 'en', 'The boat was gone.');
    good(await client.documents.setTargets({ document, targets: ['zh-Hant'] }));
    await write(client, 'source', '老人說，車早就走了。');
    good(await client.documents.setTargets({ document, targets: ['zh-Hans', 'en'] }));
    expect(await cellOf(client, 'en')).toEqual({ text: 'The boat was gone.', stale: true });
    expect(await cellOf(client, 'zh-Hans')).toEqual({ text: '老人说，船早就走了。', stale: true });
    await convertAll(client, 'zh-Hans');
    expect(await cellOf(client, 'zh-Hans')).toEqual({ text: '老人说，车早就走了。', stale: false });
  });
});

describe('a column that is converted from another column than before', () => {
  it('keeps its texts, says that they are out of date, and takes them from there when they are converted', async () => {
    const { client, document } = await importing('雨の日に、彼女は駅で待っていた。\n');
    good(await client.columns.add({ language: 'zh-Hans', label: 'Second' }));
    good(await client.documents.setTargets({ document, targets: ['zh-Hans', 'zh-Hant', 'en', 'zh-Hans-2'] }));
    await write(client, 'zh-Hans', '下雨天，她在车站等着。');
    await write(client, 'zh-Hans-2', '雨天里，她在车站等候。');
    good(await client.columns.change({ column: 'zh-Hant', convertedFrom: 'zh-Hans-2' }));
    expect(await cellOf(client, 'zh-Hant')).toEqual({ text: '下雨天，她在車站等着。', stale: true });
    await convertAll(client, 'zh-Hant');
    expect(await cellOf(client, 'zh-Hant')).toEqual({ text: '雨天裏，她在車站等候。', stale: false });
    good(await client.history.undo({}));
    good(await client.history.undo({}));
    expect(await cellOf(client, 'zh-Hant')).toEqual({ text: '下雨天，她在車站等着。', stale: false });
    expect(good(await client.project.check({})).problems).toEqual([]);
  });
});

describe('a document', () => {
  it('shows a column that people added in its own language', async () => {
    const { client, document } = await importing(
      'Le vieil homme disait que le bateau était parti. Personne ne le croyait.\n',
      'fr',
    );
    const { project } = good(await client.columns.add({ language: 'fr', label: 'Modernised' }));
    expect(project.documents[0]).toMatchObject({ language: 'fr', targets: ['zh-Hans', 'en', 'fr'] });
    const { targets } = good(await client.documents.setTargets({ document, targets: ['en', 'fr'] }));
    expect(targets).toEqual(['en', 'fr']);
  });
});

describe('settings that are damaged', () => {
  /** A project with a second English column whose stored settings are changed behind its back. */
  const damaged = async (change: (stored: string) => string) => {
    const opened = await importing('老人說，船早就走了。\n');
    const { client, path } = opened;
    good(await client.columns.add({ language: 'en', label: 'First edition' }));
    good(await client.columns.add({ language: 'fr', label: 'Brouillon' }));
    await write(client, 'en-2', 'The boat had gone.');
    await write(client, 'fr', 'Le bateau était parti.');
    good(await client.project.close({}));
    const file = new Database(path);
    const { value } = file.prepare(`SELECT value FROM meta WHERE key = 'settings'`).get() as {
      value: string;
    };
    const next = change(value);
    expect(next).not.toBe(value);
    file.prepare(`UPDATE meta SET value = ? WHERE key = 'settings'`).run(next);
    file.close();
    return { ...opened, project: good(await client.project.open({ path })) };
  };
  const called = ({ settings }: Awaited<ReturnType<typeof damaged>>['project']) =>
    settings.columns.map(({ id, language, label, convertedFrom }) => [id, language, label, convertedFrom]);
  const usual = [
    ['source', 'und', '', null],
    ['zh-Hans', 'zh-Hans', '', 'source'],
    ['zh-Hant', 'zh-Hant', '', 'zh-Hans'],
    ['en', 'en', '', null],
  ];

  it.each([
    ['the region', (stored: string) => stored.replace('"region":"cn"', '"region":"xx"')],
    ['a usual column', (stored: string) => stored.replace('"id":"zh-Hant"', '"id":"--"')],
    ['a conversion', (stored: string) => stored.replaceAll('"convertedFrom":null', '"convertedFrom":"gone"')],
  ])('keep the names of columns where %s cannot be read', async (_, change) => {
    const { project } = await damaged(change);
    const expected = [...usual, ['en-2', 'en', 'First edition', null], ['fr', 'fr', 'Brouillon', null]];
    expect(called(project)).toHaveLength(expected.length);
    expect(called(project)).toEqual(expect.arrayContaining(expected));
  });

  it('keep the names of columns when they are accepted as they are', async () => {
    const { client, path, project } = await damaged((stored) =>
      stored.replace('"region":"cn"', '"region":"xx"'),
    );
    const found = good(await client.project.check({})).damaged.find(({ item }) => item.startsWith('meta:'));
    good(await client.damage.mend({ item: found?.item ?? '', way: 'accept' }));
    expect(good(await client.project.check({})).problems).toEqual([]);
    good(await client.project.close({}));
    expect(called(good(await client.project.open({ path })))).toEqual(called(project));
  });

  it('lose no text where no column can be read: it stays, is shown, and can be shown and hidden', async () => {
    const { client, document, project } = await damaged(() => '{');
    expect(called(project)).toEqual(usual);
    expect(await cellOf(client, 'en-2')).toMatchObject({ text: 'The boat had gone.' });
    const { targets } = good(await client.documents.setTargets({ document, targets: ['en', 'en-2', 'fr'] }));
    expect(targets).toEqual(['en', 'en-2', 'fr']);
    // A column that is added again is the one that had the name, with its texts.
    good(await client.columns.add({ language: 'fr' }));
    expect(good(await client.project.info({})).documents[0]?.targets).toEqual(['en', 'en-2', 'fr']);
    expect(await cellOf(client, 'fr')).toMatchObject({ text: 'Le bateau était parti.' });
  });
});

describe('columns that are added, named, ordered, converted and removed between edits', () => {
  /** One action or a refusal, chosen by numbers below the ones that are asked for. */
  const act = async ({ client, document }: Opened, below: (most: number) => number): Promise<unknown> => {
    const { settings, documents } = good(await client.project.info({}));
    const ids = settings.columns.map(({ id }) => id);
    const targets = documents[0]?.targets ?? [];
    const any = (): Side => ids[below(ids.length)] ?? '';
    const shown = (): Side => ['source', ...targets][below(targets.length + 1)] ?? '';
    switch (below(9)) {
      case 0:
        return client.columns.add({ language: ['fr', 'zh-Hans'][below(2)] ?? '' });
      case 1:
        return client.columns.add({ language: 'zh-Hant', convertedFrom: 'zh-Hans' });
      case 2:
        return client.columns.change({ column: any(), label: `Draft ${below(3)}` });
      case 3:
        return client.columns.change({
          column: any(),
          convertedFrom: [null, 'source', 'zh-Hans', 'zh-Hans-2'][below(4)] ?? null,
        });
      case 4:
        return client.columns.order({ columns: [any()] });
      case 5:
        return client.columns.remove({ column: any() });
      case 6:
        return client.documents.setTargets({
          document,
          targets: ids.filter((id) => id !== 'source' && below(3) > 0).slice(0, 7),
        });
      case 7:
        return client.cells.convert({ segments: 'all', side: shown(), overwriteEdited: below(2) === 0 });
      default: {
        const side = shown();
        const { segment, cells } = await rowNumbered(client, 1);
        const before = cells[side]?.text ?? '';
        return client.cells.edit({ segment, side, before, after: plain(`老人說${below(50)}車。`) });
      }
    }
  };

  /** Members in one order: which they come in says nothing. */
  const inOrder = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  const stateOf = async (client: EngineClient): Promise<string> => {
    const { settings, documents } = good(await client.project.info({}));
    return JSON.stringify([settings, documents, (await rowNumbered(client, 1)).cells], inOrder);
  };

  it('are undone through every state they were in, and done again', async () => {
    const opened = await importing('老人說，船早就走了。\n');
    const { client } = opened;
    let seed = 7;
    const below = (most: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * most);
    };
    const states = [await stateOf(client)];
    for (let n = 0; n < 120; n += 1) {
      await act(opened, below);
      const state = await stateOf(client);
      if (state !== states.at(-1)) states.push(state);
    }
    expect(states.length).toBeGreaterThan(50);
    expect(good(await client.project.check({})).problems).toEqual([]);
    const passed = new Set(states);
    while ((await client.history.undo({})).ok) expect(passed).toContain(await stateOf(client));
    expect(await stateOf(client)).toBe(states[0]);
    while ((await client.history.redo({})).ok);
    expect(await stateOf(client)).toBe(states.at(-1));
    expect(good(await client.project.check({})).problems).toEqual([]);
  });
});

describe('what was done to columns', () => {
  it('is told apart in history, each as one step of undo', async () => {
    const { client, document } = await importing('老人說，船早就走了。\n');
    const { column } = good(await client.columns.add({ language: 'en', label: 'Second' }));
    const { id } = column;
    good(await client.columns.change({ column: id, label: 'Other' }));
    good(await client.columns.order({ columns: [id] }));
    good(await client.documents.setTargets({ document, targets: ['zh-Hans', 'en'] }));
    good(await client.columns.remove({ column: id }));
    const done = ['remove-column', 'show-columns', 'order-columns', 'change-column', 'add-column'];
    const kinds = async () => good(await client.history.list({ count: 5 })).map(({ kind }) => kind);
    expect(await kinds()).toEqual(done);
    expect(good(await client.history.undo({})).kind).toBe('remove-column');
  });
});

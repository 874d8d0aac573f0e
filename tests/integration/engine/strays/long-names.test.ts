import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { Result } from '#core/model/index.ts';
import { writeOut } from '#cli/write-out.ts';
import { salvage } from '#engine/salvage/salvage.ts';
import { codeOf, dialogue, good, projectFile, scratch, startEngine } from '../fixtures.ts';

/** So many Chinese characters, with an ending. */
const han = (count: number, ending: string): string => '字'.repeat(count) + ending;

/** A folder whose path takes so many bytes. */
const deep = (from: string, bytes: number): string => {
  let folder = from;
  while (folder.length + 1 < bytes)
    folder = join(folder, 'd'.repeat(Math.min(99, bytes - folder.length - 1)));
  mkdirSync(folder, { recursive: true });
  return folder;
};

const openOne = async (): Promise<{ client: EngineClient; folder: string; path: string }> => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const path = projectFile(folder, [dialogue]);
  good(await client.project.open({ path }));
  good(await client.review.open({ title: 'A look', asked: 'suggest', scope: { is: 'all' }, sides: ['en'] }));
  return { client, folder, path };
};

/** What writes a file of a name the user chose, with the ending it has. */
const writers = {
  docx: (client, path) => client.exports.run({ job: path, format: 'docx', columns: ['source'], path }),
  md: (client, path) => client.exports.run({ job: path, format: 'md', columns: ['source'], path }),
  jsonld: (client, path) => client.annotations.export({ job: path, format: 'jsonld', path }),
  'duizhao-review': async (client, path) => {
    const overview = good(await client.review.overview({}));
    const review = overview.role === 'host' ? (overview.reviews[0]?.id ?? '') : '';
    return client.review.package({ job: path, review, path });
  },
} as const satisfies Record<string, (client: EngineClient, path: string) => Promise<Result<unknown>>>;

const partials = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.includes('.partial'));

const otherLimits = 'Windows counts otherwise';

describe('names and paths', () => {
  test('too long for a file are told with what fits, and nothing is written', async (context) => {
    context.skip(process.platform === 'win32', otherLimits);
    const { client, folder } = await openOne();
    for (const [ending, write] of Object.entries(writers)) {
      const fits = Math.floor((255 - ending.length - 1) / 3);
      const long = await write(client, join(folder, han(fits + 1, `.${ending}`)));
      expect(long).toMatchObject({
        ok: false,
        error: { code: 'file.name-too-long', params: { letters: 255, characters: 85 } },
      });
      good<unknown>(await write(client, join(folder, han(fits, `.${ending}`))));
      expect(existsSync(join(folder, han(fits, `.${ending}`)))).toBe(true);
    }
    const path = join(deep(folder, 4000), 'x'.repeat(120));
    expect(codeOf(await writers.md(client, `${path}.md`))).toBe('file.path-too-long');
    expect(codeOf(await writers.md(client, join(folder, 'n'.repeat(300), 'a.md')))).toBe(
      'file.name-too-long',
    );
    const text = join(folder, 'a.txt');
    writeFileSync(text, 'a');
    expect(codeOf(writeOut(join(folder, han(90, '.txt')), 'b', text))).toBe('file.name-too-long');
    expect(partials(folder)).toEqual([]);
  });

  test('of projects leave room for the logs beside them', async (context) => {
    context.skip(process.platform === 'win32', otherLimits);
    const { client, folder, path } = await openOne();
    const backup = good(await client.backups.make({}));
    const sent = join(folder, 'sent.duizhao-review');
    good<unknown>(await writers['duizhao-review'](client, sent));
    const makers: Readonly<Record<string, (to: string) => Promise<Result<unknown>>>> = {
      create: (to) => client.library.create({ name: 'a', path: to }),
      salvage: (to) => Promise.resolve(salvage(path, to)),
      restoreAs: async (to) => {
        const [project] = good(await client.backups.projects({})).projects;
        return client.backups.restoreAs({ project: project?.id ?? '', id: backup.id, path: to });
      },
      take: (to) => client.review.take({ job: to, from: { path: sent }, reviewer: '甲', path: to }),
    };
    good(await client.project.close({}));
    for (const [name, make] of Object.entries(makers)) {
      const long = await make(join(folder, `${name}${han(79, '.duizhao')}`));
      expect([name, long]).toMatchObject([
        name,
        { error: { code: 'file.name-too-long', params: { letters: 247, characters: 82 } } },
      ]);
      const room = Math.floor((247 - name.length - 8) / 3);
      const chosen = join(folder, `${name}${han(room, '.duizhao')}`);
      good<unknown>(await make(chosen));
      // Under the very name that was chosen, not one that was shortened.
      expect(existsSync(chosen)).toBe(true);
      good(await client.project.open({ path: chosen }));
      good(await client.project.close({}));
      const far = deep(folder, 480);
      expect([name, codeOf(await make(join(far, `${name}-with-a-name.duizhao`)))]).toEqual([
        name,
        'file.path-too-long',
      ]);
    }
    expect(codeOf(await client.project.open({ path: join(folder, han(90, '.duizhao')) }))).toBe(
      'file.name-too-long',
    );
    expect(partials(folder)).toEqual([]);
  });
});

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Form } from '#engine/store/open-marks.ts';
import { codeOf, dialogue, good, projectFile, scratch, startEngine } from './fixtures.ts';

const open = async (folder: string, path: string, form: Form) => {
  const engine = startEngine(folder, { form });
  return { engine, opened: await engine.client.project.open({ path }) };
};

test.each(['window', 'browser', 'cli'] as const)(
  'a project that is open in a %s is said to be open there',
  async (form) => {
    const folder = scratch();
    const path = projectFile(folder, [dialogue]);
    const first = await open(folder, path, form);
    good(first.opened);
    const second = await open(folder, path, 'window');
    expect(second.opened).toMatchObject({ error: { code: `project.in-use-${form}`, params: { path } } });
    good(await first.engine.client.project.close({}));
    expect(readdirSync(join(folder, 'data', 'open'))).toEqual([]);
    good(await second.engine.client.project.open({ path }));
  },
);

test('a mark that a program left which is no more, or that is none, says nothing', async () => {
  const folder = scratch();
  const path = projectFile(folder, [dialogue]);
  const first = await open(folder, path, 'browser');
  good(first.opened);
  const marks = join(folder, 'data', 'open');
  mkdirSync(marks, { recursive: true });
  const [name = ''] = readdirSync(marks);
  const left = readFileSync(join(marks, name), 'utf8');
  const second = startEngine(folder);
  for (const text of [left.replace(/"owner": "\d+/, '"owner": "4194303'), '{}', 'no JSON']) {
    writeFileSync(join(marks, name), text);
    expect(codeOf(await second.client.project.open({ path }))).toBe('project.in-use');
  }
});

test('a project that could not be opened while nobody waited is told of once', async () => {
  const folder = scratch();
  const path = projectFile(folder, [dialogue]);
  const first = await open(folder, path, 'window');
  const { client } = startEngine(folder);
  expect(codeOf(await client.project.open({ path }))).toBe('project.in-use-window');
  expect(good(await client.project.refused({}))).toBeNull();
  await client.project.open({ path, unattended: true });
  expect(good(await client.project.refused({}))).toMatchObject({
    code: 'project.in-use-window',
    params: { path },
  });
  expect(good(await client.project.refused({}))).toBeNull();
  // And not at all once it is open.
  await client.project.open({ path, unattended: true });
  good(await first.engine.client.project.close({}));
  good(await client.project.open({ path }));
  expect(good(await client.project.refused({}))).toBeNull();
});

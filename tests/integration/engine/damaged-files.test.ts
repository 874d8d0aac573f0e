import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { goldenFiles } from '#tests/unit/core/formats/golden-files.ts';
import { mutants } from '#tests/unit/core/formats/mutants.ts';
import { good, scratch, startEngine } from './fixtures.ts';

/** Three damaged copies of two files of each format, under names by which they are taken for what they were. */
const damagedFiles = formats.importing.flatMap(({ id }) => {
  const files = goldenFiles().filter(({ format }) => format === id);
  const [first, last] = [files[0], files.at(-1)];
  return [...new Set([first, last])].flatMap((file, f) => {
    if (file === undefined) return [];
    const others = files.filter((other) => other !== file).map(({ path }) => readFileSync(path));
    return Array.from(mutants(readFileSync(file.path), others, 3, f + 1), (bytes, n) => ({
      name: `${id}-${f}-${n}-${file.name}`,
      bytes,
    }));
  });
});

test('a damaged file is imported whole or not at all, and the project stays sound', async () => {
  const folder = scratch();
  const { client, close } = startEngine(folder);
  const path = join(folder, 'p.duizhao');
  good(await client.library.create({ name: 'p', path }));
  let rows = 0;
  let documents = 0;
  const refused: Record<string, number> = {};
  for (const { name, bytes } of damagedFiles) {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const result = await client.documents.import({ from: { path: file }, into: 'open', job: name });
    if (result.ok) {
      rows += result.value.rows;
      documents += 1;
    } else {
      refused[result.error.code] = (refused[result.error.code] ?? 0) + 1;
    }
    const info = good(await client.project.info({}));
    expect([info.rows, info.documents.length], name).toEqual([rows, documents]);
  }
  expect(Object.keys(refused)).not.toContain('internal');
  expect(good(await client.project.check({})).problems).toEqual([]);
  await close();
  expect(readdirSync(folder).filter((name) => name.includes('.duizhao'))).toEqual(['p.duizhao']);
  const again = startEngine(folder);
  const opened = good(await again.client.project.open({ path }));
  expect([opened.rows, opened.documents.length]).toEqual([rows, documents]);
  console.log(
    `${damagedFiles.length} damaged files: ${documents} imported with ${rows} rows; refused: ${JSON.stringify(refused)}`,
  );
});

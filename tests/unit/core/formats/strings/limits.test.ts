import { expect, it } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { fail } from '#core/model/index.ts';

it('refuses a YAML file whose tree would take too much memory before it is parsed', async () => {
  const code = await formats.get('yaml')?.load();
  const most = 5 * 1024 * 1024;
  const text = `a: text\n${'#'.repeat(most)}`;
  const blocks = code?.read?.([new TextEncoder().encode(text)], {}, usualLimits).blocks ?? [];
  expect(Array.from(blocks)).toEqual([fail('file.too-large', { limit: most })]);
});

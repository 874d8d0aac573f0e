import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import type { RichText, SegmentId, Side } from '#core/model/index.ts';

/** Checks the grammar of a small project with the real checker, and tells what came of it. */
const loaded: string[] = [];
registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    if (found.url.includes('/node_modules/harper.js/')) loaded.push(specifier);
    return found;
  },
});

const [folder = ''] = process.argv.slice(2);
const { createEngine } = await import('#engine/engine.ts');
const engine = createEngine({
  dataFolder: join(folder, 'data'),
  libraryFolder: join(folder, 'library'),
  samplesFolder: join(folder, 'samples'),
  form: 'window',
});
const { client } = engine;
const told: Record<string, unknown> = {};
const news: string[] = [];
let wake = (): void => undefined;
engine.onEvent((name) => {
  news.push(name);
  wake();
});
/** Waits until something that the engine tells makes it true. */
const until = async (isTrue: () => Promise<boolean>): Promise<void> => {
  while (!(await isTrue())) await new Promise<void>((resolve) => (wake = resolve));
};

writeFileSync(join(folder, 'text.txt'), '一。\n二。\n三。\n四。\n');
await client.documents.import({ from: { path: join(folder, 'text.txt') }, into: 'new', job: 'import' });
await client.columns.add({ language: 'en-GB' });
const british = 'en-GB';
const page = async () => {
  const answer = await client.rows.page({ from: 1, count: 10 });
  return answer.ok ? answer.value.rows : [];
};
const segments = (await page()).map(({ segment }) => segment);
const segmentAt = (row: number): SegmentId => segments[row - 1] ?? (0 as SegmentId);
const write = async (row: number, side: Side, text: string, tags: RichText['tags'] = []): Promise<void> => {
  await client.cells.edit({ segment: segmentAt(row), side, before: '', after: { text, tags } });
};
const image = { id: 1, kind: 'empty', type: 'image', data: { src: 'x.png' } } as const;
await write(1, 'en', '𠮷𠮷 and he go to the the school with colour.');
await write(2, 'en', 'We could of gone to  and an town.', [{ ...image, at: 20 }]);
await write(3, 'en', 'Cuiheng cuiheng is a “quiet village, where we recieved guests');
await client.spelling.addWords({ words: ['Cuiheng', 'cuiheng'] });
await write(4, british, 'The colour of an house.');

const grammar = async () => {
  const list = await client.checks.list({ check: 'grammar' });
  return list.ok
    ? list.value.findings.map(({ row, side, code, words, ranges }) => [row, side, code, words, ranges])
    : list.error;
};
const underlined = async () => (await page()).map((row) => row.underlined ?? {});

told['off'] = {
  state: await client.grammar.state({}),
  found: await grammar(),
  check: await client.grammar.check({}),
  loaded: loaded.length,
};

await client.preferences.set({ grammar: true });
const shown = await underlined();
await until(async () => {
  const rows = await underlined();
  return [0, 1, 3].every(
    (at) => Object.values(rows[at] ?? {}).flat().length > Object.values(shown[at] ?? {}).flat().length,
  );
});
told['shown'] = { state: await client.grammar.state({}), found: await grammar() };

const place = { segment: segmentAt(1), side: 'en', start: 10, end: 12 };
const said = await client.grammar.at(place);
told['at'] = said.ok && said.value;
told['elsewhere'] = await client.grammar.at({ ...place, start: 0 });
const finding = said.ok && said.value !== null ? said.value.finding : null;
if (finding !== null) {
  const the = { ...finding, code: 'repetition', words: 'to the the school' };
  told['ignored'] = [await client.checks.ignore({ finding: the, where: 'everywhere' })];
}
told['replaced'] = [
  await client.grammar.replace({ ...place, words: 'go', to: 'goes' }),
  await client.grammar.replace({ ...place, words: 'go', to: 'goes' }),
  (await page())[0]?.cells['en']?.text,
];
const progress = news.filter((name) => name === 'jobs.progress').length;
told['checked'] = await client.grammar.check({ job: 'all' });
told['progress'] = news.filter((name) => name === 'jobs.progress').length > progress;
told['after'] = await grammar();

await write(3, british, 'A text that nobody has looked at: he go.');
const stopping = client.grammar.check({ job: 'stopped' });
await client.jobs.cancel({ job: 'stopped' });
told['cancelled'] = await stopping;

await client.preferences.set({ grammar: false });
told['offAgain'] = { state: await client.grammar.state({}), found: await grammar() };
await engine.close();
console.log(JSON.stringify(told));

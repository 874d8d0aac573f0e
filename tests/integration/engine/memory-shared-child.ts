import { plain } from '#core/model/index.ts';
import { addUnits, alikeIn, closeMemory, openMemory } from '#engine/memory/memory-files.ts';

/** One of several programs that have a memory open (memory-shared.test.ts): keeps units one by one, looks each up, and says how many were kept and found. */
const [path = '', name = '', count = ''] = process.argv.slice(2);
const memory = openMemory(path);
if (!memory.ok) throw new Error(memory.error.code);
let [kept, own] = [0, 0];
for (let n = 1; n <= Number(count); n += 1) {
  const text = `${name} 的第 ${n} 句話是這樣的。`;
  const added = addUnits(memory.value, [
    {
      original: { ...plain(text), language: 'zh-Hant' },
      translations: [{ ...plain(`sentence ${n} of ${name}`), language: 'en' }],
      state: 'translated',
      author: name,
      at: null,
      document: '',
      before: null,
      after: null,
      origin: 'typed',
      row: `${name}/${n}`,
    },
  ]);
  // Another may hold the memory longer than one waits: then nothing was kept, and that is said.
  if (added.ok) kept += 1;
  else if (added.error.code !== 'memory.in-use') throw new Error(added.error.code);
  if (added.ok && alikeIn(memory.value, text, 1, 10).length > 0) own += 1;
}
closeMemory(memory.value);
process.stdout.write(JSON.stringify({ kept, own }));

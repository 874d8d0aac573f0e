import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** CommonJS throughout: a sandboxed preload can be nothing else, and the oldest runtime served is Node 18. */
export const bundleOf = (entry: 'main' | 'preload') =>
  defineConfig({
    root: here('.'),
    resolve: { alias: { 'node:process': here('./node-process.ts') } },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node18',
      outDir: here('../dist/electron'),
      emptyOutDir: false,
      rolldownOptions: {
        input: { [entry]: here(`${entry}.ts`) },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
  });

export default bundleOf('main');

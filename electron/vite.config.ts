import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** CommonJS throughout: a sandboxed preload can be nothing else, and the oldest runtime served is Node 18. */
export default defineConfig({
  root: here('.'),
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node18',
    outDir: here('../dist/electron'),
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: here('main.ts'), preload: here('preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
});

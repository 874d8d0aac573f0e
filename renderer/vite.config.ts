import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const mostLonger = 1.1;

/**
 * Writes code in ASCII. One arrow or Chinese character in a script makes V8 keep all of it in 16-bit units, twice as much to go through.
 */
const inAscii = (): Plugin => ({
  name: 'in-ascii',
  // Behind the minifier, which prefers the characters themselves.
  generateBundle: (_, files) => {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      const escaped = file.code.replace(
        /[^\0-\x7F]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      // Words and tables of characters have more to read when they are escaped.
      if (escaped.length < file.code.length * mostLonger) file.code = escaped;
    }
  },
});

/** One page, served by the loopback host or by the shell's own protocol: all addresses are relative, nothing is inlined. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), inAscii()],
  // Parsed as JSON, words take a fraction of what they take as code.
  json: { stringify: true },
  build: {
    target: 'chrome114',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // One sheet, whole before anything is drawn: nothing changes its look when more code comes.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      output: {
        // Words apart from code, which is in ASCII without them.
        codeSplitting: {
          groups: [
            {
              name: 'first-words',
              test: /[\\/]locales[\\/][\w-]+[\\/](?:commands|common|editor|failures|keys|library|menu)\.json$/,
            },
            { name: 'more-words', test: /[\\/]locales[\\/][\w-]+[\\/]\w[\w-]*\.json$/ },
          ],
        },
      },
    },
  },
});

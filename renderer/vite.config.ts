import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** One page, served by the loopback host or by the shell's own protocol: all addresses are relative, nothing is inlined. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome114',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // One sheet, whole before anything is drawn: nothing changes its look when more code comes.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
  },
});

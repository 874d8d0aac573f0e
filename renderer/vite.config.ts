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
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
  },
});

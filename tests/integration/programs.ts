import { join, relative } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of bundled programs; undefined where tests are run by another configuration than usual. */
    readonly bundledPrograms?: string;
  }
}

/** How the bundle of a program of these tests is called, without its ending. */
export const bundledName = (program: string): string =>
  relative(import.meta.dirname, program)
    .replace(/\.ts$/, '')
    .replaceAll(/[/\\]/g, '-');

/** What Node is to run in the place of this program (an absolute path of its source): its bundle, which starts in half the time. Not for one that looks which modules are loaded. */
export const startable = (program: string): string => {
  const folder = inject('bundledPrograms');
  return folder === undefined ? program : join(folder, `${bundledName(program)}.mjs`);
};

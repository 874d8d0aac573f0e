import { resolve } from 'node:path';

/**
 * The files named on a command line, as absolute paths. Electron's own switches are skipped, and the folder of the
 * app that follows the program when it is run from its sources.
 */
export const filesIn = (argv: readonly string[], folder: string, packaged = false): readonly string[] =>
  argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .slice(packaged ? 0 : 1)
    .map((argument) => resolve(folder, argument));

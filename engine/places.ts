import envPaths from 'env-paths';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folders an engine works in. */
export type Places = {
  /** App data: preferences, the list of recent projects, backups, uploads. */
  readonly dataFolder: string;
  /** Where new projects and exports go. */
  readonly libraryFolder: string;
  /** The documents offered to try. */
  readonly samplesFolder: string;
  /** The password of a team's memory, for forms that have no key store: as PostgreSQL's own programs take it. */
  readonly teamPassword: string | null;
};

/** The root of the installation: sources lie one folder below it, bundles two (`dist/engine/`). */
export const installation = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '..' : '../..', import.meta.url),
);

/** The dictionary, a file of its own under its own licence: `node cli/build.ts dictionary` makes it. */
export const dictionaryFile = join(installation, 'dist', 'dictionary', 'cc-cedict.txt');

/** The faces of printed books and what makes parts of them: `node cli/build.ts fonts` makes the folder. */
export const bookFonts = join(installation, 'dist', 'fonts');

/** The checker of grammar, as WebAssembly: `node cli/build.ts grammar` puts it there, with its licence. */
export const grammarFile = join(installation, 'dist', 'grammar', 'harper.wasm');

/** English words with their spellings, made beside it. */
export const englishWordsFile = join(installation, 'dist', 'dictionary', 'english-words.txt');

/**
 * Where things are kept. `DUIZHAO_DATA` puts everything below one folder; without it app data follows the
 * platform's custom and projects go to Duizhao in the user's documents (or home, where there are none).
 */
export const places = (environment: Readonly<Record<string, string | undefined>>): Places => {
  const samplesFolder = join(installation, 'samples');
  const teamPassword = environment['PGPASSWORD'] ?? null;
  const own = environment['DUIZHAO_DATA'];
  if (own !== undefined && own !== '') {
    return {
      dataFolder: join(own, 'data'),
      libraryFolder: join(own, 'library'),
      samplesFolder,
      teamPassword,
    };
  }
  const documents = join(homedir(), 'Documents');
  return {
    dataFolder: envPaths('duizhao', { suffix: '' }).data,
    libraryFolder: join(existsSync(documents) ? documents : homedir(), 'Duizhao'),
    samplesFolder,
    teamPassword,
  };
};

import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installation } from '../engine/places.ts';
import { loadWords } from '../engine/words.ts';
import { webCommand } from './commands/web.ts';
import { languageOf } from './language.ts';

const versionOf = (): string => {
  const described: unknown = JSON.parse(readFileSync(join(installation, 'package.json'), 'utf8'));
  return typeof described === 'object' && described !== null && 'version' in described
    ? String(described.version)
    : '';
};

const t = await loadWords(languageOf(process.env), ['cli']);
const program = new Command('duizhao').description(t('about')).version(versionOf());
program.addCommand(await webCommand());
await program.parseAsync();

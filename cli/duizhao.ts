import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installation } from '../engine/places.ts';
import { webCommand } from './commands/web.ts';
import { documentCommands } from './document-commands.ts';
import { languageOf } from './language.ts';
import { projectCommands } from './project-commands.ts';
import { wordsIn } from './words.ts';

const versionOf = (): string => {
  const described: unknown = JSON.parse(readFileSync(join(installation, 'package.json'), 'utf8'));
  return typeof described === 'object' && described !== null && 'version' in described
    ? String(described.version)
    : '';
};

const language = languageOf(process.env);
const words = await wordsIn(language);
const program = new Command('duizhao').description(words.t('about')).version(versionOf());
for (const command of [...documentCommands(words), ...projectCommands(words, language)])
  program.addCommand(command);
program.addCommand(await webCommand());
await program.parseAsync();

import { Command, CommanderError } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installation } from '#engine/places.ts';
import { backupCommands } from './backup-commands.ts';
import { webCommand } from './commands/web.ts';
import { documentCommands } from './document-commands.ts';
import { prepared } from './help.ts';
import { languageOf } from './language.ts';
import { writeOutput } from './output.ts';
import { projectCommands } from './project-commands.ts';
import { exitCodes, printFailure } from './run.ts';
import { usageSentence } from './usage.ts';
import { wordsIn } from './words.ts';

const versionOf = (): string => {
  const described: unknown = JSON.parse(readFileSync(join(installation, 'package.json'), 'utf8'));
  return typeof described === 'object' && described !== null && 'version' in described
    ? String(described.version)
    : '';
};

/**
 * Runs one command as the arguments and the environment of this process have it: its answer on stdout, one line on
 * stderr when it failed, and the exit code set. Comes to an end when all is written and nothing is left open.
 */
export const main = async (): Promise<void> => {
  const language = languageOf(process.env);
  const words = await wordsIn(language);
  const { t } = words;
  const commands = [
    ...documentCommands(words),
    ...projectCommands(words, language),
    ...backupCommands(words),
    await webCommand(),
  ];
  /** Help or the version. */
  const said: string[] = [];
  const hear = (text: string): void => void said.push(text);
  const program = prepared(new Command('duizhao'), words, hear)
    .description(t('about'))
    .version(versionOf(), '-V, --version', t('help.versionOption'))
    .helpCommand('help [command]', t('help.helpCommand'));
  for (const command of commands) program.addCommand(prepared(command, words, hear));

  /** Whatever went wrong before or beside a command's own failures, in one line. */
  const say = (error: unknown): void => {
    const json = process.argv.includes('--json');
    if (error instanceof CommanderError) {
      // Help and the version come this way too.
      if (error.exitCode === 0) return;
      const asked = commands.find((command) => command.name() === process.argv[2])?.name();
      printFailure(words, { code: 'usage', params: { detail: usageSentence(words, error, asked) } }, json);
      process.exitCode = exitCodes.usage;
      return;
    }
    const detail = error instanceof Error ? error.message : String(error);
    printFailure(words, { code: 'internal', params: { detail } }, json);
    process.exitCode = exitCodes.failed;
  };

  // The error itself is dealt with where the output is written.
  process.stdout.on('error', () => undefined);
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync().catch(say);
  const written = await writeOutput(said, t('output'));
  if (!written.ok) {
    printFailure(words, written.error, false);
    process.exitCode = exitCodes.failed;
  }
};

import { Command, InvalidArgumentError } from 'commander';
import { loadWords } from '#engine/words.ts';
import { languageOf } from '../language.ts';

/** `web [PROJECT]`: the editor in a browser tab on this machine, until stopped. */
export const webCommand = async (): Promise<Command> => {
  const t = await loadWords(languageOf(process.env), ['shell', 'cli', 'failures']);
  const port = (value: string): number => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= 0 && number <= 65_535 && value.trim() !== '') return number;
    throw new InvalidArgumentError(t('web.badPort', { port: value }));
  };
  return new Command('web')
    .description(t('commands.web', { ns: 'cli' }))
    .argument('[project]')
    .option('--port <number>', t('web.portOption'), port)
    .option('--no-open', t('web.noOpenOption'))
    .action(async (file: string | undefined, options: { port?: number; open: boolean }) => {
      // Host, engine and all: loaded for this command only.
      const { serveEditor } = await import('../serve.ts');
      process.exitCode = await serveEditor(t, {
        openBrowser: options.open,
        ...(file === undefined ? {} : { file }),
        ...(options.port === undefined ? {} : { port: options.port }),
      });
    });
};

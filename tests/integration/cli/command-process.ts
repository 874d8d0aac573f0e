import { Writable } from 'node:stream';
import { main } from '#cli/main.ts';

/**
 * The program that runs the commands of many tests one after another, as running.ts sends them: loading the command line
 * takes ten times as long as most commands do. Each command finds its own arguments, environment, folder and outputs.
 */

export type CommandOrder = {
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Stands in the place of an output of the process, and keeps what is written. */
const kept = (name: 'stdout' | 'stderr'): { readonly text: () => string } => {
  const parts: Buffer[] = [];
  const stream = new Writable({
    decodeStrings: true,
    write: (part: Buffer, _encoding, done) => {
      parts.push(part);
      done();
    },
  });
  Object.defineProperty(process, name, { value: stream, configurable: true });
  return { text: () => Buffer.concat(parts).toString('utf8') };
};

const runCommand = async ({ args, folder, env }: CommandOrder): Promise<void> => {
  const [stdout, stderr] = [kept('stdout'), kept('stderr')];
  process.argv = [process.execPath, 'duizhao', ...args];
  for (const name of Object.keys(process.env)) if (!(name in env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  process.chdir(folder);
  process.exitCode = undefined;
  await main();
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  // The folder is the test's, which removes it.
  process.chdir('/');
  process.send?.({ code, stdout: stdout.text(), stderr: stderr.text() });
};

process.on('message', (order: CommandOrder) => void runCommand(order));
process.on('disconnect', () => process.exit());

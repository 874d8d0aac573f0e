import type { Command } from 'commander';
import type { Failure } from '../core/model/index.ts';
import type { Outcome } from './answer.ts';
import type { Words } from './words.ts';

/** Writes in pieces of about 64 KiB, so that a million lines are neither one string nor a million writes. */
const print = (lines: Iterable<string>): void => {
  let held = '';
  for (const line of lines) {
    held += `${line}\n`;
    if (held.length < 65_536) continue;
    process.stdout.write(held);
    held = '';
  }
  process.stdout.write(held);
};

const printFailure = (words: Words, failure: Failure, json: boolean): void => {
  const message = words.failure(failure);
  const line = json ? JSON.stringify({ error: { ...failure, message } }) : message;
  process.stderr.write(`${line}\n`);
};

/**
 * Gives a command its `--json` and runs it: the answer on stdout and exit code 0, or one line on stderr and 1.
 * `act` is given the command's arguments and options as commander parsed them.
 */
export const runs = (
  command: Command,
  words: Words,
  act: (args: readonly string[], options: unknown) => Outcome,
): Command =>
  command.option('--json', words.t('jsonOption')).action(async () => {
    const options = command.opts<{ json?: boolean }>();
    const outcome = await act(command.args, options);
    if (!outcome.ok) {
      printFailure(words, outcome.error, options.json === true);
      process.exitCode = 1;
    } else if (options.json === true) process.stdout.write(`${JSON.stringify(outcome.value.json)}\n`);
    else print(outcome.value.lines);
  });

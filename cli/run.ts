import type { Command } from 'commander';
import type { Failure } from '#core/model/index.ts';
import type { Outcome } from './answer.ts';
import { jsonPieces, lineBreaksAfter, writeOutput } from './output.ts';
import type { Words } from './words.ts';

/** Says on stderr, in one line, why the command failed. */
export const printFailure = (words: Words, failure: Failure, json: boolean): void => {
  const message = words.failure(failure);
  const line = json ? JSON.stringify({ error: { ...failure, message } }) : message;
  process.stderr.write(`${line}\n`);
};

/** What a shell is told: the command failed, or it was not understood. Success is 0. */
export const exitCodes = { failed: 1, usage: 2 } as const;

const exitCodeOf = ({ code }: Failure): number => (code === 'usage' ? exitCodes.usage : exitCodes.failed);

/**
 * Gives a command its `--json` and runs it: the answer on stdout and exit code 0, or one line on stderr and another
 * exit code; of a command over several files, that of a failure when one of them failed. `act` is given the command's arguments and options as commander parsed them.
 */
export const runs = (
  command: Command,
  words: Words,
  act: (args: readonly string[], options: unknown) => Outcome,
): Command =>
  command.option('--json', words.t('jsonOption')).action(async () => {
    const options = command.opts<{ json?: boolean }>();
    const json = options.json === true;
    const outcome = await act(command.args, options);
    const failures = outcome.ok ? (outcome.value.failures ?? []) : [];
    const bad = outcome.ok ? outcome.value.failure : undefined;
    if (outcome.ok && !json)
      for (const line of [...(outcome.value.warnings ?? []), ...failures]) process.stderr.write(`${line}\n`);
    if (outcome.ok && bad !== undefined && json) {
      const error = { ...bad, message: words.failure(bad) };
      process.stderr.write(`${JSON.stringify({ error, ...(outcome.value.json as object) })}\n`);
      process.exitCode ??= exitCodes.failed;
      return;
    }
    const written = outcome.ok
      ? await writeOutput(
          json ? jsonPieces(outcome.value.json) : lineBreaksAfter(outcome.value.lines),
          words.t('output'),
        )
      : outcome;
    if (written.ok) {
      if (bad !== undefined) printFailure(words, bad, json);
      if (failures.length > 0 || bad !== undefined) process.exitCode ??= exitCodes.failed;
      return;
    }
    printFailure(words, written.error, json);
    // A signal has set it already when that is what ended the command.
    process.exitCode ??= exitCodeOf(written.error);
  });

import { readFile } from 'node:fs/promises';
import { createBinaryModuleFromUrl, Dialect, LocalLinter, type Lint } from 'harper.js';
import type { Dialect as OurDialect, GrammarIssue } from '#core/checks/grammar.ts';
import { fail, ok } from '#core/model/index.ts';
import { codePointOffset } from '#core/text/codepoints.ts';
import type { TaskCode } from '../workers/task.ts';
import type { GrammarTypes } from './grammar-task.ts';

const dialects: Readonly<Record<OurDialect, Dialect>> = {
  american: Dialect.American,
  british: Dialect.British,
  australian: Dialect.Australian,
  canadian: Dialect.Canadian,
  indian: Dialect.Indian,
};

/**
 * Rules that are not asked: spelling has a check of its own, and a row of a document may be the middle of a sentence, or of a
 * speech whose quotation marks stand in others.
 */
const unasked = ['SpellCheck', 'SentenceCapitalization', 'UnclosedQuotes', 'LongSentences'];

/** Kinds of suggestions, as the checker numbers them. */
const [removes, insertsAfter] = [1, 2];

const issueOf = (text: string, lint: Lint): GrammarIssue => {
  // Its places are in UTF-16 units.
  const span = lint.span();
  const [start, end] = [codePointOffset(text, span.start), codePointOffset(text, span.end)];
  const used = text.slice(span.start, span.end);
  span.free();
  const suggestions = lint.suggestions().map((one) => {
    const [kind, words] = [one.kind() as number, one.get_replacement_text()];
    one.free();
    return kind === removes ? '' : kind === insertsAfter ? `${used}${words}` : words;
  });
  return { start, end, kind: lint.lint_kind(), said: lint.message(), suggestions };
};

/** Its memory, outside of the heap: kept from the system until the thread ends. In megabytes. */
const memoryNow = (): number => Math.round(process.memoryUsage().external / 1_048_576);

/**
 * The grammar checker in a thread of its own: 16 MB of WebAssembly, read from the installation, whose setting up takes some ten
 * seconds. Afterwards it takes one text at a time until it is ended. It opens no connection: what it would fetch is handed to it.
 */
export const runGrammar: TaskCode<GrammarTypes> = async ({ binary }, desk) => {
  const bytes = await readFile(binary).catch(() => null);
  if (bytes === null) return fail('grammar.missing', { path: binary });
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }));
  const linter = new LocalLinter({ binary: createBinaryModuleFromUrl(url, 'slim') });
  const words = new Set<string>();
  let spoken: OurDialect | null = null;
  const prepare = async (dialect: OurDialect, own: readonly string[]): Promise<void> => {
    const isOther = dialect !== spoken;
    if (isOther) {
      await linter.setDialect(dialects[dialect]);
      const rules = await linter.getLintConfig();
      for (const rule of unasked) rules[rule] = false;
      await linter.setLintConfig(rules);
      spoken = dialect;
    }
    const fresh = own.filter((word) => !words.has(word));
    for (const word of fresh) words.add(word);
    const missing = isOther ? [...words] : fresh;
    if (missing.length > 0) await linter.importWords(missing);
  };
  await linter.lint('', { language: 'plaintext' });
  URL.revokeObjectURL(url);
  desk.say({ is: 'ready' });
  for await (const { text, dialect, own } of desk.given()) {
    await prepare(dialect, own);
    const lints = await linter.lint(text, { language: 'plaintext' });
    const issues = lints.map((lint) => issueOf(text, lint));
    for (const lint of lints) lint.free();
    desk.say({ is: 'issues', issues, memory: memoryNow() });
  }
  return ok(null);
};

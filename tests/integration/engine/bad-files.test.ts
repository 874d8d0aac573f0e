import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { interfaceLanguages } from '#api/index.ts';
import { wordsIn } from '#cli/words.ts';
import { formats } from '#core/formats/index.ts';
import { defaultSettings, type Failure, type Result } from '#core/model/index.ts';
import type { ImportMessage } from '#engine/import/messages.ts';
import { readDocument } from '#engine/import/read-document.ts';
import { badFiles, endings, soundFile } from '#tests/bad-files.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { visibleLine } from '#tests/unit/core/formats/file-lines.ts';

/*
 * What becomes of bad files of every format, on the way that each import goes. `bad-files/<format>.txt` says what of each, and
 * `bad-files/sentences.txt` in which words; they have been looked through, and are written anew by `vitest run THIS-FILE -u`.
 */

const folder = mkdtempSync(join(quickFolder, 'duizhao-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Outcome = { readonly result: Result<null>; readonly rows: number; readonly remarks: readonly string[] };

const imported = async (name: string, bytes: Uint8Array): Promise<Outcome> => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  let rows = 0;
  let remarks: readonly string[] = [];
  const post = (message: ImportMessage): void => {
    if (message.is === 'batch') rows += message.batch.ranks.length;
    if (message.is !== 'report') return;
    const damage = message.damage.count === 0 ? [] : [`${message.damage.count} stretches of bytes unread`];
    remarks = [
      ...damage,
      ...message.findings.map(({ code, line, detail, count = 1 }) => `${code} ${detail} ×${count} (${line})`),
    ];
  };
  const result = await readDocument(
    { path, name, settings: defaultSettings },
    { post, isCancelled: () => false },
  );
  return { result, rows, remarks };
};

const shown = ({ result, rows, remarks }: Outcome): string => {
  if (result.ok) return [`${rows} rows`, ...remarks].join('; ');
  const { name: _name, ...params } = result.error.params ?? {};
  return `${result.error.code} ${JSON.stringify(params)}`;
};

const languages = await Promise.all(interfaceLanguages.map(wordsIn));

/** The sentence of a failure in each language. It names the file, is one line, and has nothing left unsaid in it. */
const sentences = (failure: Failure, name: string): readonly string[] =>
  languages.map(({ failure: sentence }) => {
    const said = sentence(failure);
    expect(said).toContain(name);
    expect(said).not.toMatch(/\n|\{\{|\$t\(|failures:|formats:|\[object|\bundefined\b(?! entity)/);
    return said;
  });

/** One sentence for each code, and for each kind of what it says. */
const kindOf = ({ code, params = {} }: Failure): string =>
  [code, params['fault'] ?? params['reason'] ?? params['kind'] ?? params['what'] ?? ''].join(' ').trim();

const said = new Map<string, readonly string[]>();

const noted = (outcome: Outcome, name: string): Outcome => {
  if (outcome.result.ok) return outcome;
  const { error } = outcome.result;
  const own = sentences(error, name);
  if (!said.has(kindOf(error))) said.set(kindOf(error), own);
  return outcome;
};

describe.each(formats.importing.map((format) => [format.id, format] as const))('%s', (_, format) => {
  test('of each bad file is said what was looked through', async () => {
    const name = `a.${format.extensions[0]}`;
    const sound = soundFile(format);
    const lines = [`sound: ${shown(await imported(name, sound))}`];
    for (const [what, spoil] of Object.entries(badFiles)) {
      const bytes = spoil(sound, format);
      if (bytes === null) continue;
      lines.push(`${what}: ${shown(noted(await imported(name, bytes), name))}`);
    }
    await expect(`${lines.map(visibleLine).join('\n')}\n`).toMatchFileSnapshot(`bad-files/${format.id}.txt`);
  });

  test('under any other name it is what was looked through', async () => {
    const sound = soundFile(format);
    const lines: string[] = [];
    for (const ending of endings) {
      const name = `a${ending}`;
      const outcome = noted(await imported(name, sound), name);
      lines.push(`${name}: ${shown(outcome)}`);
    }
    await expect(`${lines.map(visibleLine).join('\n')}\n`).toMatchFileSnapshot(
      `bad-files/named/${format.id}.txt`,
    );
  });
});

test('each kind of failure has a sentence in every language, which was looked through', async () => {
  const lines = [...said]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([kind, own]) => [kind, ...own.map((one) => `  ${one}`)]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('bad-files/sentences.txt');
});

import { resolve } from 'node:path';
import type { EntryKind } from '#api/terms.ts';
import { ok, type Concept } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { inProject } from '../session.ts';

/** `terms import PROJECT FILE` */
export const importTerms = ({ words: { t } }: Setting, path: string, file: string): Outcome =>
  inProject(path, async ({ client }) => {
    const done = await client.terms.import({ from: { path: resolve(file) }, job: 'import' });
    if (!done.ok) return done;
    const { added, changed, same, skipped } = done.value;
    return ok({
      json: done.value,
      lines: [
        t('terms.added', { count: added }),
        ...(changed === 0 ? [] : [t('terms.changed', { count: changed })]),
        ...(same === 0 ? [] : [t('terms.same', { count: same })]),
      ],
      warnings: skipped === 0 ? [] : [t('terms.skipped', { count: skipped })],
    });
  });

/** `terms export PROJECT --out FILE` */
export const exportTerms = (
  { words: { t } }: Setting,
  path: string,
  out: string,
  kind?: EntryKind,
): Outcome =>
  inProject(path, async ({ client }) => {
    const done = await client.terms.export({
      to: resolve(out),
      ...(kind === undefined ? {} : { kind }),
      job: 'export',
    });
    if (!done.ok) return done;
    const { concepts, path: written } = done.value;
    return ok({ json: done.value, lines: [t('terms.exported', { count: concepts, path: written })] });
  });

const linesOf = ({ terms }: Concept, n: number): readonly string[] =>
  terms.map(({ language, text, status }) => [n + 1, language, status, field(text)].join('\t'));

/** `terms find PROJECT [TEXT]`: a line for each term: number of its concept in the list, language, status, term. */
export const findTerms = (_setting: Setting, path: string, text: string): Outcome =>
  inProject(path, async ({ client }) => {
    const found = await client.terms.list({ text, count: 500 });
    return found.ok ? ok({ json: found.value, lines: found.value.concepts.flatMap(linesOf) }) : found;
  });

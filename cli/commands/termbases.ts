import { resolve } from 'node:path';
import type { AttachedTermbase, TermbaseInfo } from '#api/termbases.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { field, type Answer, type Outcome, type Setting } from '../answer.ts';
import { inProject, withEngine } from '../session.ts';
import { entriesOf } from './find-entries.ts';
import { conceptLines, importAnswer } from './terms.ts';

const told = ({ words: { t } }: Setting, info: Result<TermbaseInfo>): Result<Answer> =>
  info.ok
    ? ok({
        json: info.value,
        lines: [t('terms.shared', { name: field(info.value.name), count: info.value.concepts })],
      })
    : info;

/** `terms create --termbase FILE` */
export const createTermbase = (setting: Setting, path: string): Outcome =>
  withEngine(async (client) => told(setting, await client.termbases.make({ path: resolve(path) })));

/** `terms info --termbase FILE` */
export const showTermbase = (setting: Setting, path: string): Outcome =>
  withEngine(async (client) => told(setting, await client.termbases.info({ path: resolve(path) })));

/** `terms import FILE --termbase FILE`: the termbase is made where there is none. */
export const importIntoTermbase = (setting: Setting, path: string, file: string): Outcome =>
  withEngine(async (client) =>
    importAnswer(
      setting,
      await client.termbases.import({ path: resolve(path), from: { path: resolve(file) }, job: 'import' }),
    ),
  );

/** `terms export --termbase FILE --out FILE` */
export const exportTermbase = ({ words: { t } }: Setting, path: string, out: string): Outcome =>
  withEngine(async (client) => {
    const done = await client.termbases.export({ path: resolve(path), to: resolve(out), job: 'export' });
    if (!done.ok) return done;
    const { concepts, path: written } = done.value;
    return ok({ json: done.value, lines: [t('terms.exported', { count: concepts, path: written })] });
  });

/** `terms find [TEXT] --termbase FILE` */
export const findInTermbase = (path: string, text: string): Outcome =>
  withEngine(async (client) => {
    const found = await client.termbases.find({ path: resolve(path), text });
    return found.ok ? ok({ json: found.value, lines: found.value.concepts.flatMap(conceptLines) }) : found;
  });

const listed = (found: Result<readonly AttachedTermbase[]>): Result<Answer> =>
  found.ok
    ? ok({
        json: { termbases: found.value },
        lines: found.value.map(({ name, path, concepts, on, writes, takesNew, failure }) =>
          [
            field(name),
            failure?.code ?? concepts ?? '',
            on ? 'on' : 'off',
            takesNew ? 'new' : writes ? 'writes' : 'reads',
            path,
          ].join('\t'),
        ),
      })
    : found;

/** `terms list PROJECT`: a line for each: name, entries or why it cannot be opened, `on` or `off`, `reads`, `writes` or `new` (takes new terms), path. */
export const listTermbases = (project: string): Outcome =>
  inProject(project, async ({ client }) => listed(await client.termbases.list({})));

export type AttachOptions = {
  readonly write?: boolean;
  readonly new?: boolean;
  readonly on?: boolean;
  readonly off?: boolean;
};

/** `terms attach PROJECT TERMBASE [--write|--no-write] [--new|--no-new] [--on|--off]`; of one that is attached already the settings that are given change. */
export const attachTermbase = (
  project: string,
  termbase: string,
  { write, new: takesNew, on, off }: AttachOptions,
): Outcome =>
  inProject(project, async ({ client }) => {
    const path = resolve(termbase);
    const attached = await client.termbases.attach({ path, writes: write === true || takesNew === true });
    if (!attached.ok && attached.error.code !== 'termbase.attached') return attached;
    return listed(
      await client.termbases.set({
        path,
        ...(write === undefined ? {} : { writes: write }),
        ...(takesNew === undefined ? {} : { takesNew }),
        ...(on === true ? { on: true } : {}),
        ...(off === true ? { on: false } : {}),
      }),
    );
  });

/** `terms detach PROJECT TERMBASE` */
export const detachTermbase = (project: string, termbase: string): Outcome =>
  inProject(project, async ({ client }) =>
    listed(await client.termbases.detach({ path: resolve(termbase) })),
  );

/** `terms order PROJECT TERMBASE PLACE`: places are counted from 1. */
export const orderTermbase = (project: string, termbase: string, place: number): Outcome =>
  inProject(project, async ({ client }) =>
    listed(await client.termbases.move({ path: resolve(termbase), to: place - 1 })),
  );

/** `terms undo PROJECT TERMBASE`, `terms redo PROJECT TERMBASE` */
export const turnTermbase = (
  { words: { t } }: Setting,
  project: string,
  termbase: string,
  direction: 'undo' | 'redo',
): Outcome =>
  inProject(project, async ({ client }) => {
    const done = await client.termbases[direction]({ path: resolve(termbase), job: direction });
    if (!done.ok) return done;
    const { concepts, left } = done.value;
    return ok({
      json: done.value,
      lines: [t('terms.turned', { count: concepts })],
      warnings: left === 0 ? [] : [t('terms.turnedLeft', { count: left })],
    });
  });

/** `terms move PROJECT TERM --to TERMBASE|project [--keep]`: the entries with a term go into another termbase of the project; with `--keep` they stay as well. */
export const moveTerm = (
  { words: { t } }: Setting,
  project: string,
  term: string,
  { to, keep = false }: { readonly to: string; readonly keep?: boolean },
): Outcome =>
  inProject(project, async ({ client }) => {
    const path = to === 'project' ? null : resolve(to);
    const concepts = await entriesOf(client, term, path);
    if (!concepts.ok) return concepts;
    if (concepts.value.length === 0) return fail('usage', { detail: t('terms.unknown', { term }) });
    const ids = concepts.value.map(({ id }) => id);
    const done = await client.termbases.transfer({ concepts: ids, to: path, keep });
    if (!done.ok) return done;
    const { written, same } = done.value;
    return ok({
      json: done.value,
      lines: [
        t(keep ? 'terms.copied' : 'terms.moved', { count: written + same }),
        ...(same === 0 ? [] : [t('terms.same', { count: same })]),
      ],
    });
  });

import { resolve } from 'node:path';
import type { BackedUpProject } from '#api/backups.ts';
import type { EngineClient } from '#api/index.ts';
import { fail, ok, type Result, type Row } from '#core/model/index.ts';
import { chained, field, mapped, type Outcome, type Setting } from '../answer.ts';
import { createPacked } from '../packed.ts';
import { withEngine } from '../session.ts';

const pageSize = 200;

/** The project that is meant: by its id, the path or the name it had last. */
const findProject = async (
  { words: { t } }: Setting,
  client: EngineClient,
  named: string,
): Promise<Result<BackedUpProject>> => {
  const known = await client.backups.projects({});
  if (!known.ok) return known;
  const { projects } = known.value;
  const path = resolve(named);
  const exact = projects.find((project) => project.id === named || project.path === path);
  if (exact !== undefined) return ok(exact);
  const found = projects.filter(({ name }) => name === named);
  if (found.length === 0) return fail('backup.no-project', { name: named });
  const [first, second] = found;
  if (first !== undefined && second === undefined) return ok(first);
  const ids = found.map(({ id }) => id).join(', ');
  return fail('usage', { detail: t('backups.which', { name: named, ids }) });
};

/** `backups list [PROJECT]`: the projects that have backups here and the rescued copies, or the backups of one project. */
export const listBackups = (setting: Setting, named: string | undefined): Outcome =>
  withEngine(async (client) => {
    if (named === undefined) {
      const known = await client.backups.projects({});
      if (!known.ok) return known;
      const { t } = setting.words;
      const { projects, rescued } = known.value;
      return ok({
        json: { projects, rescued },
        lines: chained(
          mapped(projects, ({ id, name, path, missing, backups, newest }) =>
            [id, name, backups, newest, path ?? '', missing ? t('backups.missing') : '']
              .map((one) => field(String(one)))
              .join('\t'),
          ),
          mapped(rescued, ({ name, at, path }) =>
            [t('backups.rescued'), name, '', at, path, ''].map(field).join('\t'),
          ),
        ),
      });
    }
    const project = await findProject(setting, client, named);
    if (!project.ok) return project;
    const backups = await client.backups.list({ project: project.value.id });
    if (!backups.ok) return backups;
    return ok({
      json: { project: project.value, backups: backups.value },
      lines: mapped(backups.value, ({ id, at, rows, bytes, reason }) =>
        [id, at, rows, bytes, reason].join('\t'),
      ),
    });
  });

/** `backups show PROJECT BACKUP`: its rows, all columns, without opening it for work. */
export const showBackup = (setting: Setting, named: string, id: string): Outcome =>
  withEngine(async (client) => {
    const project = await findProject(setting, client, named);
    if (!project.ok) return project;
    const found = createPacked<Row>();
    let sides: readonly (keyof Row['cells'])[] = [];
    let total = 1;
    for (let from = 1; from <= total; from += pageSize) {
      const page = await client.backups.look({ project: project.value.id, id, from, count: pageSize });
      if (!page.ok) return page;
      ({ total, sides } = page.value);
      found.add(page.value.rows);
    }
    return ok({
      json: { total, rows: found.all },
      lines: mapped(found.all, (row) =>
        [row.row, ...sides.map((side) => field(row.cells[side]?.text ?? ''))].join('\t'),
      ),
    });
  });

/** `backups restore PROJECT BACKUP --out NEW`: a new project made of a backup; nothing is written over. */
export const restoreBackup = (setting: Setting, named: string, id: string, out: string): Outcome =>
  withEngine(async (client) => {
    const project = await findProject(setting, client, named);
    if (!project.ok) return project;
    const made = await client.backups.restoreAs({ project: project.value.id, id, path: resolve(out) });
    if (!made.ok) return made;
    const { path } = made.value;
    return ok({ json: { path }, lines: [setting.words.t('backups.restored', { path })] });
  });

/** `backups delete PROJECT [BACKUP...]`: deletes the named backups for good, or with `--all` every one of the project. */
export const deleteBackups = (
  setting: Setting,
  named: string,
  ids: readonly string[],
  options: { readonly all: boolean },
): Outcome =>
  withEngine(async (client) => {
    const { t } = setting.words;
    if (options.all === ids.length > 0) return fail('usage', { detail: t('backups.allOrSome') });
    const rescued = await client.backups.projects({});
    if (!rescued.ok) return rescued;
    const copy = rescued.value.rescued.find(({ path }) => path === resolve(named));
    if (copy !== undefined) {
      const removed = await client.backups.removeRescued({ path: copy.path });
      return removed.ok ? ok({ json: { removed: 1 }, lines: [t('backups.deleted', { count: 1 })] }) : removed;
    }
    const project = await findProject(setting, client, named);
    if (!project.ok) return project;
    const removed = await client.backups.remove({
      project: project.value.id,
      ...(options.all ? {} : { ids: [...ids] }),
    });
    if (!removed.ok) return removed;
    return ok({ json: removed.value, lines: [t('backups.deleted', { count: removed.value.removed })] });
  });

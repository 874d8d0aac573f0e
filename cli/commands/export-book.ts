import { extname, resolve } from 'node:path';
import type { BookProfile, ExportNotes, InterfaceLanguage } from '#api/index.ts';
import {
  bookOutputs,
  type BackPart,
  type BookOutput,
  type BookSettings,
  type Hiding,
  type Paper,
  type ReadingKind,
  type Theme,
  type Unit,
} from '#core/layouts/settings.ts';
import { layoutOf } from '#core/layouts/layouts.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { Outcome } from '../answer.ts';
import { columnsIn, columnsOf } from '../columns.ts';
import type { OpenedProject } from '../session.ts';
import type { Words } from '../words.ts';

export type BookOptions = {
  /** The file to write; its ending says what. */
  readonly to?: string;
  readonly profile?: string;
  readonly layout?: string;
  readonly document?: number;
  readonly columns?: readonly string[];
  readonly notes?: ExportNotes;
  readonly unit?: Unit;
  readonly theme?: Theme;
  readonly paper?: Paper;
  readonly readings?: ReadingKind;
  readonly level?: number;
  readonly glosses?: boolean;
  readonly hiding?: Hiding;
  readonly back?: readonly BackPart[];
};

const outputOf = (to: string): BookOutput | null => {
  const ending = extname(to).slice(1).toLowerCase();
  return bookOutputs.find((one) => one === ending) ?? null;
};

/** What the command line says goes before what the profile says; what neither says is as usual for the layout. */
const settingsOf = (options: BookOptions, profile: BookProfile | null): Partial<BookSettings> => {
  const { layout, unit, theme, paper, readings, level, glosses, hiding, back } = options;
  const asked = { layout, unit, theme, paper, readings, level, glosses, hiding, back };
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const settings: Partial<BookSettings> = { ...profile?.settings, ...given };
  const usual = layoutOf(settings.layout ?? '')?.units[0];
  return { ...(usual === undefined || profile !== null ? {} : { unit: usual }), ...settings };
};

/** `export PROJECT --to FILE [--layout ID] [--profile FILE]`: a book, as the ending of the file says. */
export const exportBook = async (
  words: Words,
  language: InterfaceLanguage,
  { client, project }: OpenedProject,
  options: BookOptions & { readonly to: string },
): Outcome => {
  const { t } = words;
  const output = outputOf(options.to);
  if (output === null)
    return fail('usage', { detail: t('export.bookEnding', { endings: bookOutputs.join(', ') }) });
  const profile: Result<BookProfile | null> =
    options.profile === undefined
      ? ok(null)
      : await client.books.readProfile({ from: { path: resolve(options.profile) } });
  if (!profile.ok) return profile;
  const columns = columnsIn(words, project, options.columns);
  if (!columns.ok) return columns;
  const all = columnsOf(project);
  const kept = profile.value?.columns?.filter((side) => all.includes(side)) ?? [];
  const written = await client.books.write({
    job: 'export',
    output,
    path: resolve(options.to),
    columns: [...(columns.value ?? (kept.length > 0 ? kept : all))],
    notes: options.notes ?? profile.value?.notes ?? 'export',
    interfaceLanguage: language,
    settings: settingsOf(options, profile.value),
    ...(options.document === undefined ? {} : { document: options.document }),
  });
  if (!written.ok) return written;
  const { path, rows, noDictionary, noFonts, damaged } = written.value;
  return ok({
    json: written.value,
    warnings: [
      ...(noDictionary === true ? [t('export.noDictionary')] : []),
      ...(noFonts === true ? [t('export.noFonts')] : []),
      ...(damaged === undefined
        ? []
        : [
            t('export.damaged', {
              count: damaged.count,
              rows: damaged.rows.join(', '),
              project: project.path,
            }),
          ]),
    ],
    lines: [t('export.done', { path, count: rows })],
  });
};

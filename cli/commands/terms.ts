import { resolve } from 'node:path';
import type { EntryKind, TermsImported } from '#api/terms.ts';
import type { ImpactedText } from '#api/term-impact.ts';
import {
  canonicalLanguage,
  chineseScript,
  fail,
  ok,
  primaryOf,
  type Concept,
  type Result,
  type Term,
} from '#core/model/index.ts';
import { field, type Answer, type Outcome, type Setting } from '../answer.ts';
import { inProject } from '../session.ts';
import { entriesOf } from './find-entries.ts';

/** What came of an import. */
export const importAnswer = (
  { words: { t } }: Setting,
  done: Result<Pick<TermsImported, 'added' | 'changed' | 'same' | 'skipped'>>,
): Result<Answer> => {
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
};

/** `terms import PROJECT FILE` */
export const importTerms = (setting: Setting, path: string, file: string): Outcome =>
  inProject(path, async ({ client }) =>
    importAnswer(setting, await client.terms.import({ from: { path: resolve(file) }, job: 'import' })),
  );

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

/** A line for each term: number of its concept in the list, language, status, term. */
export const conceptLines = ({ terms }: Concept, n: number): readonly string[] =>
  terms.map(({ language, text, status }) => [n + 1, language, status, field(text)].join('\t'));

/** `terms find PROJECT [TEXT]` */
export const findTerms = (_setting: Setting, path: string, text: string): Outcome =>
  inProject(path, async ({ client }) => {
    const found = await client.terms.list({ text, count: 500 });
    return found.ok ? ok({ json: found.value, lines: found.value.concepts.flatMap(conceptLines) }) : found;
  });

export type CandidateOptions = {
  readonly document?: string;
  readonly least?: number;
  readonly count?: number;
};

/** `terms candidates PROJECT`: a line for each: text, kind, how often, reading, spelling, and a place with its row. */
export const listCandidates = (
  { words: { t } }: Setting,
  path: string,
  { document: wanted, least, count }: CandidateOptions,
): Outcome =>
  inProject(path, async ({ client, project }) => {
    const document = project.documents.find(
      ({ name }, at) => wanted !== undefined && (name === wanted || String(at + 1) === wanted),
    );
    if (wanted !== undefined && document === undefined)
      return fail('usage', { detail: t('terms.noDocument', { document: wanted }) });
    const found = await client.terms.candidates({
      ...(document === undefined ? {} : { document: document.id }),
      ...(least === undefined ? {} : { least }),
      ...(count === undefined ? {} : { count }),
      job: 'candidates',
    });
    if (!found.ok) return found;
    const lines = found.value.candidates.map(
      ({ text, kind, frequency, reading, spelling, contexts: [first] }) =>
        [
          field(text),
          kind ?? '',
          frequency,
          reading,
          spelling,
          first?.row ?? '',
          field(first?.text ?? ''),
        ].join('\t'),
    );
    return ok({ json: found.value, lines });
  });

export type ImpactOptions = {
  readonly to: string;
  readonly apply?: boolean;
  readonly row?: readonly number[];
};

/** The concept with another preferred term in a language, of Chinese in that script; what was preferred is no term any more. */
const renamed = (concept: Concept, language: string, text: string): readonly Term[] => {
  const isOwn = (term: Term): boolean =>
    primaryOf(term.language) === primaryOf(language) &&
    chineseScript(term.language) === chineseScript(language);
  const kept = concept.terms.filter(
    (term) => !(isOwn(term) && (term.status === 'preferred' || term.text === text)),
  );
  return [...kept, { language, text, status: 'preferred' }];
};

const impactLine = ({ t }: Setting['words'], { row, side, before, after }: ImpactedText): string =>
  [t('terms.place', { row, side }), field(before), after === null ? t('terms.notFound') : field(after)].join(
    '\t',
  );

/** `terms impact PROJECT TERM --to LANGUAGE=TEXT [--apply] [--row N...]`: a line for each text that is concerned: place, before, after. */
export const changeTerm = (
  { words }: Setting,
  path: string,
  term: string,
  { to, apply = false, row }: ImpactOptions,
): Outcome =>
  inProject(path, async ({ client }) => {
    const { t } = words;
    const [tag = '', ...rest] = to.split('=');
    const [language, text] = [canonicalLanguage(tag), rest.join('=').trim()];
    if (language === null || text === '') return fail('usage', { detail: t('terms.noTranslation', { to }) });
    const found = await entriesOf(client, term);
    if (!found.ok) return found;
    const [concept] = found.value;
    if (concept === undefined) return fail('usage', { detail: t('terms.unknown', { term }) });
    const { id, uid: _uid, damaged: _damaged, ...said } = concept;
    const content = { ...said, terms: renamed(concept, language, text) };
    const impact = await client.terms.impact({ concept: id, content });
    if (!impact.ok) return impact;
    const lines = impact.value.texts.map((one) => impactLine(words, one));
    if (!apply)
      return ok({
        json: impact.value,
        lines,
        warnings: [t('terms.impacted', { count: impact.value.texts.length })],
      });
    const rows = new Set(row);
    const accepted = impact.value.texts.filter(
      (one) => one.after !== null && (row === undefined || rows.has(one.row)),
    );
    const texts = accepted.map(({ segment, side, before }) => ({ segment, side, before }));
    const done = await client.terms.changeWithTexts({ concept: id, content, accepted: texts });
    if (!done.ok) return done;
    return ok({
      json: done.value,
      lines: [
        ...accepted.map((one) => impactLine(words, one)),
        t('terms.withTexts', { count: done.value.changed }),
      ],
    });
  });

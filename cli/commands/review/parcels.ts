import { reviewedColumn } from '../../columns.ts';
import { resolve } from 'node:path';
import type { BookBackRow, DocxReviewRow, InterfaceLanguage, MergeReport } from '#api/index.ts';
import { ok } from '#core/model/index.ts';
import type { ReportFormat } from '#core/review/report-files.ts';
import { field, type Outcome, type Setting } from '../../answer.ts';
import { inProject, withEngine } from '../../session.ts';
import type { Words } from '../../words.ts';
import { passphraseIn } from './passphrase.ts';
import type { WhichOptions } from './sessions.ts';
import { reviewFor } from './which.ts';

type Locked = { readonly passphraseFile?: string };

export type PackageOptions = WhichOptions &
  Locked & { readonly answers?: boolean; readonly nextRound?: boolean; readonly out?: string };

/** `review package PROJECT`: writes what is handed over, or, of a reviewer's copy, handed back. */
export const packageReview = (
  { words }: Setting,
  language: InterfaceLanguage,
  path: string,
  options: PackageOptions,
): Outcome =>
  inProject(path, async ({ client }) => {
    const lock = passphraseIn(words, options.passphraseFile);
    if (!lock.ok) return lock;
    const overview = await client.review.overview({});
    if (!overview.ok) return overview;
    const isCopy = overview.value.role === 'guest';
    const review = isCopy ? null : await reviewFor(words, client, options.review);
    if (review?.ok === false) return review;
    const which = review === null ? {} : { review: review.value.id };
    if (review !== null && options.nextRound === true) {
      const frozen = await client.review.nextRound({ review: review.value.id });
      if (!frozen.ok) return frozen;
    }
    const report = await client.review.package({
      job: 'package',
      kind: options.answers === true ? 'answers' : 'handover',
      interfaceLanguage: language,
      ...which,
      ...lock.value,
      ...(options.out === undefined ? {} : { path: resolve(options.out) }),
    });
    if (!report.ok) return report;
    const { path: written, rows, round, kind } = report.value;
    return ok({
      json: report.value,
      lines: [words.t(`review.wrote.${kind}`, { path: written, count: rows, round })],
    });
  });

export type TakeOptions = Locked & { readonly reviewer: string; readonly out?: string };

/** `review take PACKAGE --reviewer NAME`: makes the reviewer's copy of a package. */
export const takeReview = (
  { words }: Setting,
  language: InterfaceLanguage,
  file: string,
  options: TakeOptions,
): Outcome =>
  withEngine(async (client) => {
    const lock = passphraseIn(words, options.passphraseFile);
    if (!lock.ok) return lock;
    const taken = await client.review.take({
      job: 'take',
      from: { path: resolve(file) },
      reviewer: options.reviewer,
      interfaceLanguage: language,
      ...lock.value,
      ...(options.out === undefined ? {} : { path: resolve(options.out) }),
    });
    if (!taken.ok) return taken;
    const { path, rows } = taken.value;
    return ok({ json: taken.value, lines: [words.t('review.taken', { path, count: rows })] });
  });

const mergeLines = ({ t }: Words, report: MergeReport): string[] => {
  if (report.same) return [t('review.merged.same', { from: report.from })];
  const { items, applied, clashes, contested, reopened } = report;
  const { annotations, replies, states, adrift, conflicts } = report;
  const ofItems = { items, applied, clashes, contested, reopened };
  const counts = { ...ofItems, annotations, replies, states, adrift, conflicts };
  return [
    t('review.merged.from', { from: report.from, round: report.round }),
    ...Object.entries(counts)
      .filter(([name, count]) => count > 0 || name === 'items')
      .map(([name, count]) => t(`review.merged.${name}`, { count })),
  ];
};

export type MergeOptions = Locked & { readonly apply?: boolean };

/** `review merge PROJECT PACKAGE [--apply]`: takes what was handed back into the project. */
export const mergeReview = (
  { words }: Setting,
  path: string,
  file: string,
  { apply, passphraseFile }: MergeOptions,
): Outcome =>
  inProject(path, async ({ client }) => {
    const lock = passphraseIn(words, passphraseFile);
    if (!lock.ok) return lock;
    const report = await client.review.merge({
      job: 'merge',
      from: { path: resolve(file) },
      apply: apply === true,
      ...lock.value,
    });
    return report.ok ? ok({ json: report.value, lines: mergeLines(words, report.value) }) : report;
  });

export type ReportOptions = WhichOptions & {
  readonly format: ReportFormat;
  readonly out: string;
};

/** `review report PROJECT --format F --out FILE`. */
export const reportReview = (
  { words }: Setting,
  language: InterfaceLanguage,
  path: string,
  { review, format, out }: ReportOptions,
): Outcome =>
  inProject(path, async ({ client }) => {
    const found = await reviewFor(words, client, review);
    if (!found.ok) return found;
    const report = await client.review.report({
      job: 'report',
      review: found.value.id,
      format,
      path: resolve(out),
      interfaceLanguage: language,
    });
    if (!report.ok) return report;
    const { path: written, rows } = report.value;
    return ok({
      json: report.value,
      lines: [words.t('review.wrote.report', { path: written, count: rows })],
    });
  });

export type WriteDocxOptions = WhichOptions & { readonly column?: string; readonly out: string };

/** `review write-docx PROJECT --column C --out FILE`: a Word document for a reviewer without Duizhao. */
export const writeDocx = (
  { words }: Setting,
  language: InterfaceLanguage,
  path: string,
  { review, column, out }: WriteDocxOptions,
): Outcome =>
  inProject(path, async ({ client, project }) => {
    const found = await reviewFor(words, client, review);
    if (!found.ok) return found;
    const side = reviewedColumn(words, project, found.value.sides, column);
    if (!side.ok) return side;
    const report = await client.review.writeDocx({
      job: 'docx',
      review: found.value.id,
      side: side.value,
      path: resolve(out),
      interfaceLanguage: language,
    });
    if (!report.ok) return report;
    const { path: written, rows } = report.value;
    return ok({ json: report.value, lines: [words.t('review.wrote.docx', { path: written, count: rows })] });
  });

const rowLine = ({ t }: Words, { what, row, texts }: DocxReviewRow): string =>
  [row ?? '', t(`review-host:word.rows.${what}`), ...texts.map(field)].join('\t');

export type ReadDocxOptions = WhichOptions & { readonly reviewer?: string };

/** `review read-docx PROJECT FILE [--reviewer NAME]`: takes such a document back in; NAME for what bears none in it. */
export const readDocx = (
  { words }: Setting,
  path: string,
  file: string,
  { review, reviewer }: ReadDocxOptions,
): Outcome =>
  inProject(path, async ({ client }) => {
    const found = await reviewFor(words, client, review);
    if (!found.ok) return found;
    const report = await client.review.readDocx({
      job: 'docx',
      review: found.value.id,
      from: { path: resolve(file) },
      ...(reviewer === undefined ? {} : { reviewer }),
    });
    if (!report.ok) return report;
    const { rows } = report.value;
    return ok({
      json: report.value,
      lines: [...mergeLines(words, report.value), ...rows.map((row) => rowLine(words, row))],
    });
  });

const bookLine = ({ t }: Words, { what, row, side, texts }: BookBackRow): string =>
  [
    row ?? '',
    side ?? '',
    t([`review-host:book.rows.${what}`, 'review-host:book.rows.other'], { what }),
    ...texts.map(field),
  ].join('\t');

/** `review read-book PROJECT FILE`: reads a book back that the project was exported as and somebody edited. */
export const readBook = ({ words }: Setting, path: string, file: string): Outcome =>
  inProject(path, async ({ client }) => {
    const report = await client.review.readBook({ job: 'book', from: { path: resolve(file) } });
    if (!report.ok) return report;
    const { name, sentences, unchanged, merged, rows } = report.value;
    return ok({
      json: report.value,
      lines: [
        words.t('review.book.found', { name, count: sentences, unchanged }),
        ...(merged === null ? [] : mergeLines(words, merged)),
        ...(merged === null && rows.length === 0 ? [words.t('review.book.same')] : []),
        ...rows.map((row) => bookLine(words, row)),
      ],
    });
  });

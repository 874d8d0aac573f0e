import type { Locator } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineClient } from '#api/contract.ts';
import type { ReviewCopy, ReviewOverview } from '#api/review.ts';
import { plain, type Result } from '#core/model/index.ts';
import type { Ask } from '#core/model/index.ts';
import { createEngine } from '#engine/engine.ts';
import type { App } from '../app.ts';
import { callEngine } from '../call-engine.ts';
import { cleanLetter } from '../documents.ts';
import { expect } from '../fixtures.ts';
import { wordsIn } from '../words.ts';
import type { WorkspacePage } from './workspace.ts';

/** The English of the letter, as it is handed over. */
export const english = [
  'It rained heavily this morning.',
  'She went to see the portrait.',
  'The library door was not open yet.',
  'We found an old letter.',
  'There was no name on it.',
] as const;

/** The value of an answer that must be good. */
const good = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`expected success, got ${JSON.stringify(answer.error)}`);
  return answer.value;
};

type Sending = {
  readonly asked?: Ask;
  readonly passphrase?: string;
  /** The first characters of row 3 are annotated, in the original and in the Simplified text, which is not sent. */
  readonly annotated?: boolean;
};

/** Lets `work` be done on the translator's machine: an engine of their own, whose folders stay for the next time. */
const asTranslator = async <T>(
  app: App,
  work: (client: EngineClient, folder: string) => Promise<T>,
): Promise<T> => {
  const folder = join(app.folder, 'translator');
  await mkdir(folder, { recursive: true });
  const engine = createEngine({
    dataFolder: join(folder, 'data'),
    libraryFolder: join(folder, 'library'),
    samplesFolder: join(folder, 'samples'),
  });
  try {
    return await work(engine.client, folder);
  } finally {
    await engine.close();
  }
};

/**
 * A package with the English of rows 2 to 4 of the letter, from a translator on another machine, for 甲 and 乙. Answers its path.
 */
export const packageFor = (
  app: App,
  { asked = 'score', passphrase, annotated = false }: Sending = {},
): Promise<string> =>
  asTranslator(app, async (client, folder) => {
    const letter = join(folder, 'letter.txt');
    await writeFile(letter, cleanLetter);
    good(await client.preferences.set({ author: 'A' }));
    good(await client.documents.import({ from: { path: letter }, into: 'new', job: 'letter' }));
    const { rows } = good(await client.rows.page({ from: 1, count: english.length }));
    for (const [at, { segment }] of rows.entries()) {
      good(await client.cells.edit({ segment, side: 'en', before: '', after: plain(english[at] ?? '') }));
    }
    const third = rows[2]?.segment;
    if (annotated && third !== undefined) {
      const content = { kind: 'comment', body: 'Which library?', visibility: 'shared' } as const;
      const more = { wording: null, category: null, severity: null, tags: [] };
      const ranges = (['source', 'zh-Hans'] as const).map((side) => ({
        segment: third,
        side,
        start: 0,
        end: 3,
      }));
      good(await client.annotations.create({ content: { ...content, ...more }, ranges }));
    }
    const review = good(
      await client.review.open({
        title: 'First look',
        asked,
        scope: { is: 'rows', from: 2, to: 4 },
        sides: ['en'],
        reviewers: ['甲', '乙'],
      }),
    );
    const sent = await client.review.package({
      job: 'package',
      review: review.id,
      path: join(folder, 'letter.duizhao-review'),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    return good(sent).path;
  });

/**
 * Takes what was handed back into the translator's project, accepts the suggestions of row 2, rejects the others with a reason, and
 * answers the path of a package with these decisions.
 */
export const decisionsOn = (app: App, back: string): Promise<string> =>
  asTranslator(app, async (client, folder) => {
    const [recent] = good(await client.library.recent({}));
    if (recent === undefined) throw new Error('the translator has no project');
    good(await client.project.open({ path: recent.path }));
    const overview = good(await client.review.overview({}));
    const id = overview.role === 'host' ? overview.reviews[0]?.id : undefined;
    if (id === undefined) throw new Error('the translator has no review');
    good(await client.review.merge({ job: 'merge', from: { path: back } }));
    const { items } = good(await client.review.items({ review: id }));
    const told = [
      { decision: 'accepted', reason: '', of: items.filter(({ row }) => row === 2) },
      {
        decision: 'rejected',
        reason: 'It was no longer closed by then.',
        of: items.filter(({ row }) => row !== 2),
      },
    ] as const;
    for (const { decision, reason, of } of told) {
      const answer = { review: id, items: of.map((item) => item.id), decision, reason };
      good(await client.review.answer(answer));
    }
    const path = join(folder, 'decisions.duizhao-review');
    return good(await client.review.package({ job: 'answers', review: id, kind: 'answers', path })).path;
  });

/** How far the copy that is open is, as the engine has it. */
export const copyOf = async (app: App): Promise<ReviewCopy> => {
  const overview = good((await callEngine(app, 'review', 'overview', {})) as Result<ReviewOverview>);
  if (overview.role !== 'guest') throw new Error('not a copy');
  return overview.copy;
};

/** The reviewer's screen: the dialog that opens a package, the panel, and the texts that were handed over. */
export type ReviewingPage = {
  readonly dialog: () => Locator;
  readonly panel: () => Locator;
  /** The text as it was handed over, beside the reviewer's own. */
  readonly handedOver: (row: number) => Locator;
  /** The changes of the active row, each with what is said of it. */
  readonly items: () => Locator;
  readonly button: (within: Locator, key: string, params?: object) => Locator;
  readonly words: (key: string, params?: object) => string;
  /** Says who reviews and makes the copy. */
  readonly take: (name: string) => Promise<void>;
  readonly expectSeen: (seen: number, all: number) => Promise<void>;
};

export const reviewingOf = (app: App, workspace: WorkspacePage): ReviewingPage => {
  const t = wordsIn(app.setting.language);
  const words = (key: string, params: object = {}): string => t(`review-guest:${key}`, { ...params });
  const dialog = (): Locator => app.page.getByRole('dialog');
  const panel = (): Locator => app.page.getByRole('complementary', { name: t('common:sidePanel') });
  const button = (within: Locator, key: string, params: object = {}): Locator =>
    within.getByRole('button', { name: words(key, params) });
  return {
    dialog,
    panel,
    handedOver: (row) => workspace.row(row).locator('[data-before="en"]'),
    items: () => panel().locator('[data-item]'),
    button,
    words,
    take: async (name) => {
      await dialog().getByLabel(words('take.as')).selectOption(name);
      await button(dialog(), 'take.go').click();
      await expect(panel()).toContainText(words('you', { name }));
    },
    expectSeen: (seen, count) => expect(panel()).toContainText(words('progress.seen', { seen, count })),
  };
};

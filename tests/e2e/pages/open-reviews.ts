import { plain } from '#core/model/index.ts';
import type { App } from '../app.ts';
import { callEngine } from '../call-engine.ts';
import { expect } from '../fixtures.ts';
import { asReviewer } from '../reviewer.ts';
import { annotate } from './notes.ts';
import { openLetter } from './open-letter.ts';
import { reviewsOf } from './reviews.ts';

/** What the rows say in English. */
export const english = [
  'It rained heavily this morning.',
  'She went to see the portrait.',
  'The library door was not open yet.',
  'We found an old letter.',
  'There was no name on it.',
];

type RowsAnswer = { readonly value: { readonly rows: readonly { readonly segment: number }[] } };

/** Opens the letter with its English put in behind the screen. */
export const openTranslated = async (app: App) => {
  const workspace = await openLetter(app);
  const { value } = (await callEngine(app, 'rows', 'page', { from: 1, count: 5 })) as RowsAnswer;
  for (const [at, text] of english.entries()) {
    const cell = { segment: value.rows[at]?.segment, side: 'en', before: '', after: plain(text) };
    expect(await callEngine(app, 'cells', 'edit', cell)).toMatchObject({ ok: true });
  }
  await expect(workspace.text(5, 'en')).toHaveText(english[4] ?? '');
  return { workspace, reviews: reviewsOf(app) };
};

const mistranslated = {
  category: 'accuracy/mistranslation',
  severity: 'major',
  preferential: false,
  reason: 'It was more than that.',
} as const;
const taste = { category: null, severity: 'neutral', preferential: true, reason: '' } as const;

/** A scored review of two reviewers, and a note that was changed on both sides, taken in. */
export const openScored = async (app: App) => {
  const opened = await openTranslated(app);
  const { reviews } = opened;
  const note = await annotate(app, [{ row: 4, side: 'en', words: 'letter' }], { body: 'Which letter?' });
  await reviews.open();
  await reviews.openReview((dialog) => reviews.ask(dialog, 'score'));
  const path = await reviews.handOver();
  const first = await asReviewer(app, { path }, '甲', async ({ client, mend, handBack }) => {
    await mend(1, 'en', 'It poured this morning.', mistranslated);
    await mend(4, 'en', 'We discovered an old letter.', taste);
    const listed = await client.annotations.list({});
    const id = listed.ok ? listed.value.items[0]?.annotation.id : undefined;
    if (id === undefined) throw new Error('the note did not come along');
    await client.annotations.update({ annotation: id, content: { body: 'The one of row 5?' } });
    return handBack();
  });
  const second = await asReviewer(app, { path }, '乙', async ({ mend, write, handBack }) => {
    await mend(1, 'en', 'It poured this morning.', { ...mistranslated, reason: '' });
    await write(3, 'en', 'The library was not open yet.');
    return handBack();
  });
  await callEngine(app, 'annotations', 'update', { annotation: note, content: { body: 'Is it one?' } });
  for (const back of [first, second]) {
    await reviews.takeIn(back);
    await reviews.button(reviews.dialog(), 'close').last().click();
  }
  return opened;
};

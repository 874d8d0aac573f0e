import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackagePeek, ReviewScores } from '#api/review.ts';
import type { Result } from '#core/model/index.ts';
import { expectAccessible } from './accessibility.ts';
import { callEngine } from './call-engine.ts';
import { expect, test, type App } from './fixtures.ts';
import { annotationsOf } from './pages/annotations.ts';
import { answerSaveDialog } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { copyOf, english, packageFor, reviewingOf } from './pages/reviewing.ts';
import { workspaceOf } from './pages/workspace.ts';
import { asReviewer } from './reviewer.ts';
import { wordsIn } from './words.ts';

/** Opens a package as somebody does: by the chooser in a browser, from the file manager on the desktop. */
const openFile = async (app: App, path: string): Promise<void> => {
  const electron = app.electron();
  if (electron === null) {
    await libraryOf(app).choose(path);
    return;
  }
  await electron.evaluate(
    (runtime, file) => void runtime.app.emit('open-file', { preventDefault: () => undefined }, file),
    path,
  );
};

/** A copy of the package that is open, of 甲. */
const opened = async (app: App, sending: Parameters<typeof packageFor>[1] = {}) => {
  const path = await packageFor(app, sending);
  const workspace = workspaceOf(app);
  const reviewing = reviewingOf(app, workspace);
  await libraryOf(app).drop(path);
  await reviewing.take('甲');
  await expect(reviewing.handedOver(2)).toHaveText(english[1]);
  return { path, workspace, reviewing };
};

test('a locked package is opened, reviewed and handed back by the keyboard alone @window', async ({
  app,
}) => {
  test.slow();
  const { keyboard } = app.page;
  const t = wordsIn('en');
  const workspace = workspaceOf(app);
  const { dialog, panel, items, words, expectSeen, handedOver } = reviewingOf(app, workspace);
  await openFile(app, await packageFor(app, { passphrase: '春眠不覺曉' }));
  await expect(
    dialog().getByLabel(t('review-host:takeIn.passphrase', { name: 'letter.duizhao-review' })),
  ).toBeFocused();
  await keyboard.insertText('處處聞啼鳥');
  await keyboard.press('Enter');
  await expect(dialog().getByRole('alert')).toHaveText(
    t('failures:review.wrong-passphrase', { name: 'letter.duizhao-review' }),
  );
  await keyboard.press('Control+a');
  await keyboard.insertText('春眠不覺曉');
  await keyboard.press('Enter');
  await expect(dialog()).toContainText('First look');
  await expectAccessible(app, '[role="dialog"]');
  await expect(dialog().getByRole('button', { name: words('take.go') })).toBeFocused();
  await keyboard.press('Enter');

  // The text has the focus, the review stands beside it.
  await expect(workspace.activeCell()).toBeFocused();
  await expectSeen(0, 3);
  await expect(handedOver(2)).toHaveText(english[1]);
  await workspace.press('Alt+PageDown');
  await workspace.expectActive(2, 'en');
  await workspace.press('Mod+Enter');
  await workspace.expectActive(3, 'en');
  await workspace.press('Enter', 'Mod+a');
  await keyboard.insertText('The library was still closed.');
  await workspace.press('Mod+Enter');
  await workspace.expectActive(4, 'en');
  await workspace.press('Escape', 'Mod+Enter');
  await expect(workspace.notice(words('allSeen'))).toBeVisible();
  await expectSeen(3, 3);
  const { progress } = await copyOf(app);
  expect(progress).toMatchObject({ cells: 3, seen: 3, accepted: 2, changed: 1, commented: 0 });
  expect(progress.unassessed).toBe(progress.items);

  // Each change is assessed in turn.
  for (let item = 0; item < progress.items; item += 1) {
    await workspace.press('Mod+Alt+s');
    await workspace.expectActive(3, 'en');
    await expect(items().nth(item).getByRole('combobox')).toBeFocused();
    await workspace.press('ArrowDown');
    const minor = items()
      .nth(item)
      .getByRole('radio', { name: t('annotations:severities.minor') });
    await expect(minor).toBeChecked();
    await workspace.press('Tab');
    // Held down as by a finger: the next one is chosen while it is.
    await keyboard.down('ArrowRight');
    const major = items()
      .nth(item)
      .getByRole('radio', { name: t('annotations:severities.major') });
    await expect(major).toBeChecked();
    await keyboard.up('ArrowRight');
    await expect(major).toBeFocused();
    await workspace.press('Tab', 'Tab');
    await expect(items().nth(item).getByRole('textbox')).toBeFocused();
    await keyboard.insertText('Nearer to the original.');
    await workspace.press('Enter');
  }
  await expect.poll(async () => (await copyOf(app)).progress.unassessed).toBe(0);
  await workspace.press('F6');
  await expect(workspace.activeCell()).toBeFocused();

  // Handed back from the palette, and finished.
  await workspace.press('Mod+k');
  await keyboard.insertText(t('commands:titles.handBack'));
  await workspace.press('Enter');
  await expect(dialog()).toContainText(words('handBack.complete'));
  await answerSaveDialog(app, join(app.folder, 'back.duizhao-review'));
  await keyboard.insertText('夜來風雨聲');
  await workspace.press('Tab');
  await keyboard.insertText('夜來風雨聲');
  await workspace.press('Enter');
  const saved = panel().getByText(t('exporting:saved', { path: '' }).trim());
  await expect(saved).toBeVisible();
  const text = (await saved.textContent()) ?? '';
  const from = { path: text.slice(text.indexOf('/')) };
  const peeked = await callEngine(app, 'review', 'peek', { from, passphrase: '夜來風雨聲' });
  expect((peeked as Extract<Result<PackagePeek>, { ok: true }>).value.manifest).toMatchObject({
    kind: 'return',
    from: '甲',
    rows: 3,
  });
  await workspace.press('Mod+k');
  await keyboard.insertText(t('commands:titles.finishReview'));
  await workspace.press('Enter');
  await expect(panel()).toContainText(words('finishedText'));
  await workspace.goTo(4, 'en');
  await workspace.press('Enter');
  await expect(workspace.editor()).toHaveCount(0);
});

test('what cannot be reviewed is said in its own words, and nothing is made of it', async ({ app }) => {
  const t = wordsIn('en');
  const path = await packageFor(app);
  const { dialog, button, words } = reviewingOf(app, workspaceOf(app));
  const drop = async (file: string, bytes: Buffer): Promise<void> => {
    await writeFile(join(app.folder, file), bytes);
    await libraryOf(app).drop(join(app.folder, file));
  };
  const bytes = await readFile(path);
  await drop('cut.duizhao-review', bytes.subarray(0, bytes.length - 40));
  await expect(dialog()).toContainText(words('take.failed', { name: 'cut.duizhao-review' }));
  await app.page.keyboard.press('Enter');
  await expect(dialog()).toHaveCount(0);

  await drop('letter.duizhao-review', Buffer.from('A letter.'));
  await expect(dialog()).toContainText(t('failures:review.not-a-package', { name: 'letter.duizhao-review' }));
  await app.page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);

  const back = await asReviewer(app, { path }, '甲', (reviewer) => reviewer.handBack());
  await libraryOf(app).drop(back);
  await expect(dialog()).toContainText(words('return.title', { from: '甲' }));
  await button(dialog(), 'close').last().click();

  await libraryOf(app).drop(path);
  await expect(button(dialog(), 'take.go')).toBeVisible();
  await button(dialog(), 'cancel').click();
  await expect(libraryOf(app).recents()).toHaveCount(0);
  await expect(libraryOf(app).heading()).toBeVisible();
});

test('words of a column that was not sent are not part of the review, and not gone', async ({ app }) => {
  const t = wordsIn('en');
  await opened(app, { annotated: true });
  const annotations = annotationsOf(app);
  await annotations.open();
  const card = annotations.card('Which library?');
  await annotations.main(card).click();
  await expect(card.getByRole('region', { name: t('annotations:sides') })).toContainText(
    t('annotations:notSent'),
  );
  await expect(card).not.toContainText(t('annotations:statuses.orphan'));
  await expectAccessible(app, 'aside');
});

test('a copy that was closed goes on where it was', async ({ app }) => {
  const { workspace } = await opened(app);
  await workspace.write(3, 'en', 'The library was still closed.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await reviewingOf(app, workspace).expectSeen(1, 3);
  await app.restart();
  const again = workspaceOf(app);
  const { expectSeen, handedOver, items } = reviewingOf(app, again);
  await again.reopen('letter · First look · review copy, round 1, 甲');
  await again.expectActive(3, 'en');
  await expectSeen(1, 3);
  await expect(handedOver(3).locator('del').first()).toBeVisible();
  await expect(items().first()).toBeVisible();
  await again.press('Mod+z');
  await expect(again.text(3, 'en')).toHaveText(english[2]);
  await expectSeen(0, 3);
});

test('what differs is marked in both columns, in three ways, and one change can be taken back', async ({
  app,
}) => {
  const { workspace, reviewing } = await opened(app);
  const { handedOver, items, button, words } = reviewing;
  const own = workspace.text(2, 'en');
  // Rows round those that are reviewed are there to be read.
  await expect(handedOver(1)).toHaveText('');
  await expect(workspace.mark(1, 'en')).toHaveAttribute('title', new RegExp(wordsIn('en')('editor:locked')));
  await workspace.write(2, 'en', 'She came to see the painting.');
  await expect(handedOver(2).locator('del')).toHaveCount(0);
  await workspace.press('Escape');
  await expect(handedOver(2).locator('del')).toHaveText(['went', 'portrait']);
  await expect(own.locator('ins')).toHaveText(['came', 'painting']);
  await expect(items()).toHaveCount(2);

  for (const [marking, count] of [
    ['characters', 2],
    ['none', 0],
    ['words', 2],
  ] as const) {
    await workspace.press('Mod+Alt+d');
    await expect(workspace.notice(words(`look.said.${marking}`))).toBeVisible();
    await expect(own.locator('ins')).toHaveCount(count);
  }
  await workspace.press('Mod+Alt+4');
  await expect(handedOver(2)).toHaveCount(0);
  await expect(own.locator('ins')).toHaveCount(2);
  await workspace.press('Mod+Alt+4');
  await expect(handedOver(2)).toHaveText(english[1]);

  await expectAccessible(app);

  await button(items().first(), 'takeBack').click();
  await expect(own).toHaveText('She went to see the painting.');
  await expect(items()).toHaveCount(1);
  await workspace.press('Mod+z');
  await expect(own).toHaveText('She came to see the painting.');
  // In a narrow window the texts stand one below the other.
  await app.page.setViewportSize({ width: 640, height: 700 });
  const boxes = await Promise.all([handedOver(2), workspace.cell(2, 'en')].map((cell) => cell.boundingBox()));
  expect(boxes[1]?.y).toBeGreaterThan(boxes[0]?.y ?? Number.POSITIVE_INFINITY);
  expect(boxes[1]?.x).toBe(boxes[0]?.x);
});

test('where comments are asked for the texts stay, and a comment counts as seen', async ({ app }) => {
  const { workspace, reviewing } = await opened(app, { asked: 'comment' });
  const { panel, button, words, expectSeen } = reviewing;
  await workspace.goTo(3, 'en');
  await expect(panel()).toContainText(words('onlyComments'));
  await button(panel(), 'comment').click();
  const { composer } = annotationsOf(app);
  await expect(composer()).toBeVisible();
  await composer().getByRole('textbox').first().fill('Which door?');
  await app.page.keyboard.press('Control+Enter');
  await expect(composer()).toHaveCount(0);
  await app.page.keyboard.press('Control+Alt+v');
  await expectSeen(1, 3);
  // Whoever reads the original accepts what is made of it.
  await workspace.goTo(4, 'source');
  await button(panel(), 'accept').click();
  await expectSeen(2, 3);
  expect((await copyOf(app)).progress).toMatchObject({ accepted: 1, changed: 0, commented: 1 });
});

test.describe('in Chinese and in the dark', () => {
  test.use({ language: 'zh-Hans', theme: 'dark' });

  test('the score beside the text is the one the engine computes, and all of it can be read out', async ({
    app,
  }) => {
    const { workspace, reviewing } = await opened(app);
    const { panel, items, words } = reviewing;
    const line = (id: string) => panel().locator(`[data-line="${id}"]`).getByRole('definition').first();
    await workspace.write(2, 'en', 'She went to see the painting.');
    await workspace.press('Escape');
    await items().getByRole('combobox').selectOption({ index: 2 });
    await items()
      .getByRole('radio', { name: wordsIn('zh-Hans')('annotations:severities.critical') })
      .click();
    await expect(line('errors')).toHaveText('1');
    await expect(line('penalty')).toHaveText('25');
    const { id } = await copyOf(app);
    const answer = await callEngine(app, 'review', 'score', { review: id });
    const { scores } = (answer as Extract<Result<ReviewScores>, { ok: true }>).value;
    expect(scores[0]?.score.verdict).toBe('fail');
    await expect(line('verdict')).toHaveText(wordsIn('zh-Hans')('review-report:score.verdict.fail'));
    await expectAccessible(app);
    // What is typed and what is chosen right after it are both kept.
    await items().getByRole('textbox').fill('看起来更准确');
    await items()
      .getByRole('radio', { name: wordsIn('zh-Hans')('annotations:severities.major') })
      .click();
    await expect(line('penalty')).toHaveText('5');
    await expect(items().getByRole('textbox')).toHaveValue('看起来更准确');
    await app.page.keyboard.press('F6');
    await workspace.goTo(3, 'en');
    await workspace.goTo(2, 'en');
    await expect(items().getByRole('textbox')).toHaveValue('看起来更准确');
    // A matter of taste costs nothing.
    await items()
      .getByRole('checkbox', { name: words('assess.preferential') })
      .click();
    await expect(line('penalty')).toHaveText('0');
    await expect(line('preferential')).toHaveText('1');
    await expect(line('verdict')).toHaveText(wordsIn('zh-Hans')('review-report:score.verdict.pass'));
  });
});

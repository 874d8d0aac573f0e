import { expectAccessibleInBothThemes } from './accessibility.ts';
import { callEngine } from './call-engine.ts';
import { expect, test, type App } from './fixtures.ts';
import { annotationsOf } from './pages/annotations.ts';
import { annotate } from './pages/notes.ts';
import { openLetter } from './pages/open-letter.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const openAnnotated = async (app: App) => {
  const workspace = await openLetter(app);
  return { workspace, annotations: annotationsOf(app) };
};

test('an annotation is made by the keyboard alone, and undo and redo take it with the text @window', async ({
  app,
}) => {
  const { workspace, annotations } = await openAnnotated(app);
  await workspace.goTo(1, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  const composer = annotations.composer();
  await expect(annotations.body(composer)).toBeFocused();
  await expect(composer).toContainText('今天');
  // The same words in the other Chinese column come along unless they are refused.
  await expect(composer.getByRole('checkbox')).toBeChecked();
  await workspace.press('Alt+2');
  await expect(annotations.kind('question')).toBeChecked();
  await workspace.press('Mod+Enter');
  await expect(composer).toContainText(t('annotations:missing.body'));
  await app.page.keyboard.insertText('Which **day** is meant?');
  await workspace.press('Tab');
  await app.page.keyboard.insertText('dates');
  await workspace.press('Enter', 'Mod+Enter');
  await expect(composer).toHaveCount(0);
  await expect(workspace.activeCell()).toBeFocused();
  const card = annotations.card('Which day is meant?');
  await expect(card).toContainText('dates');
  await expect(card.locator('strong, [class*="strong"]')).toHaveText('day');
  for (const column of ['source', 'zh-Hans']) {
    await expect(card.getByText(t(`editor:columns.${column}`))).toHaveCount(1);
  }
  await expect(annotations.panel().getByText(t('annotations:saved'))).toHaveCount(1);

  // With Escape what was begun is kept, and can be gone on with.
  await workspace.press('Mod+Alt+m');
  await app.page.keyboard.insertText('Half a thought');
  await workspace.press('Escape');
  await expect(composer).toHaveCount(0);
  await expect(workspace.activeCell()).toBeFocused();
  await annotations.button(annotations.panel(), 'goOn').click();
  await expect(annotations.body(composer)).toHaveValue('Half a thought');
  await annotations.body(composer).fill('');
  await workspace.press('Escape');
  await expect(annotations.button(annotations.panel(), 'goOn')).toHaveCount(0);

  // Text and annotation are one history.
  await workspace.edit(1, 'source');
  await workspace.press('Home', 'Delete', 'Delete', 'Escape');
  await workspace.expectSaved();
  await expect(card).toContainText(t('annotations:statuses.replaced'));
  await workspace.press('Mod+z');
  await expect(workspace.text(1, 'source')).toHaveText('今天早上下了一場大雨。');
  await expect(card).not.toContainText(t('annotations:statuses.replaced'));
  await workspace.press('Mod+z');
  await expect(annotations.cards()).toHaveCount(0);
  await workspace.press('Mod+y', 'Mod+y');
  await expect(card).toContainText(t('annotations:statuses.replaced'));
});

test('what is typed goes where it was meant to go, and is not lost on other ways', async ({ app }) => {
  const { workspace, annotations } = await openAnnotated(app);
  const composer = annotations.composer();
  // At once, while the words themselves are still on their way to the disk.
  await workspace.edit(1, 'en');
  await app.page.keyboard.type('Heavy rain fell');
  for (const key of ['Control+Shift+ArrowLeft', 'Control+Alt+m']) await app.page.keyboard.press(key);
  await app.page.keyboard.type('Past tense?');
  await expect(annotations.body(composer)).toHaveValue('Past tense?');
  await expect(workspace.cell(1, 'en')).toContainText('Heavy rain fell');
  // Text typed in front of the words before the annotation is made.
  await workspace.editor().click();
  await workspace.press('Home');
  await app.page.keyboard.type('Yesterday: ');
  await annotations.button(composer, 'save').click();
  await expect(annotations.card('Past tense?')).toContainText('fell');
  await expect(composer).toHaveCount(0);
  await expect.poll(() => app.page.evaluate(() => document.getSelection()?.toString())).toBe('');

  await workspace.goTo(2, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  await annotations.body(composer).fill('Which one?');

  // Another project, and back.
  await workspace.close();
  await workspace.reopen('letter');
  await annotations.open();
  await expect(composer).toHaveCount(0);
  await annotations.button(annotations.panel(), 'goOn').click();
  await workspace.press('Mod+Enter');
  await expect(annotations.cards()).toHaveCount(2);

  // A change that was begun waits while another card is looked at, and while its annotation is gone.
  const changed = annotations.card('Which one?');
  await annotations.main(changed).focus();
  await workspace.press('e');
  await app.page.keyboard.type(' Or two?');
  await annotations.main(annotations.card('Past tense?')).click();
  await annotations.main(changed).focus();
  await workspace.press('e');
  await expect(annotations.body(changed)).toHaveValue('Which one? Or two?');
  const id = Number(await changed.getAttribute('data-annotation'));
  await callEngine(app, 'annotations', 'remove', { annotations: [id] });
  await expect(workspace.notice(t('annotations:goneMeanwhile'))).toBeVisible();
  await app.page
    .getByRole('button', { name: t('commands:titles.undo'), exact: true })
    .last()
    .click();
  await annotations.button(annotations.cards(), 'save').click();
  await expect(annotations.card('Which one? Or two?')).toHaveCount(1);
});

test('a thread is answered, resolved with a reason and opened again, by the keys of the list', async ({
  app,
}) => {
  const { workspace, annotations } = await openAnnotated(app);
  await annotate(app, [{ row: 2, side: 'source', words: '皇后' }], { kind: 'question', body: 'Which one?' });
  await annotate(app, [{ row: 4, side: 'source', words: '舊信' }], { body: 'A letter.' });
  await annotations.open();
  const card = annotations.card('Which one?');
  await annotations.main(card).focus();
  await workspace.press('r');
  await expect(annotations.body(card)).toBeFocused();
  await app.page.keyboard.insertText('The one in row 2.');
  await workspace.press('Mod+Enter');
  await expect(card.getByRole('listitem')).toContainText('The one in row 2.');
  await expect(annotations.main(card)).toBeFocused();

  await workspace.press('d');
  await expect(annotations.button(card, 'reasons.done')).toBeFocused();
  await workspace.press('Tab', 'Tab', 'Enter');
  await annotations.expectResolved(card, 'answered');
  await annotations.filterBy(t('annotations:states.open'));
  await expect(annotations.cards()).toHaveCount(1);
  await annotations.button(annotations.panel(), 'clear').click();
  await annotations.main(card).focus();
  await workspace.press('d');
  await expect(card).not.toContainText(t('annotations:reasons.answered'));

  // The next annotation, from the list and from the text; Enter goes to the words, Delete can be undone.
  await workspace.press('ArrowDown');
  await expect(annotations.main(annotations.card('A letter.'))).toBeFocused();
  await workspace.press('Enter');
  await workspace.expectActive(4, 'source');
  await workspace.press('F6', 'F4');
  await workspace.expectActive(2, 'source');
  await annotations.main(card).focus();
  await workspace.press('Delete');
  await expect(card).toHaveCount(0);
  await workspace.press('F6', 'Mod+z');
  await expect(card).toHaveCount(1);
});

test('the list is searched in either script, filtered and grouped, and stays so while it is closed', async ({
  app,
}) => {
  const { workspace, annotations } = await openAnnotated(app);
  await workspace.write(2, 'en', 'the portrait of the empress');
  await workspace.press('Escape');
  await workspace.expectSaved();
  const painting = [
    { row: 2, side: 'source', words: '畫像' },
    { row: 2, side: 'en', words: 'portrait' },
  ] as const;
  await annotate(app, painting, { kind: 'term', tags: ['art'] });
  await annotate(app, [{ row: 3, side: 'source', words: '圖書館' }], { kind: 'term', tags: ['places'] });
  await annotate(app, [{ row: 2, side: 'en', words: 'empress' }], { body: 'Or queen?' });
  await annotations.open();
  await expect(annotations.cards()).toHaveCount(3);
  for (const words of ['画像', 'huaxiang']) {
    await annotations.search().fill(words);
    await expect(annotations.cards(), words).toHaveCount(1);
    await expect(annotations.cards()).toContainText('畫像');
  }
  await annotations.search().fill('');
  await annotations.filterBy(t('annotations:uncountered', { column: t('editor:columnNames.en') }));
  await expect(annotations.cards()).toHaveCount(1);
  await expect(annotations.cards()).toContainText('圖書館');
  await workspace.press('Mod+Alt+b');
  await expect(annotations.panel()).toHaveCount(0);
  await annotations.open();
  await expect(annotations.chips()).toContainText(
    t('annotations:uncountered', { column: t('editor:columnNames.en') }),
  );
  await expect(annotations.cards()).toHaveCount(1);
  await annotations.search().fill('nowhere');
  await expect(annotations.panel()).toContainText(t('annotations:noHit'));
  await annotations.button(annotations.panel(), 'showAll').click();
  await annotations.groupBy('tag');
  const group = annotations.panel().getByRole('button', { name: /^places/ });
  await group.click();
  await expect(annotations.cards()).toHaveCount(2);
  await expect(annotations.card('圖書館')).toHaveCount(0);
});

test('words that changed are told as they were and as they are, on all three sides', async ({ app }) => {
  const { workspace, annotations } = await openAnnotated(app);
  await workspace.write(1, 'en', 'Heavy rain this morning.');
  await workspace.press('Escape');
  await workspace.expectSaved();
  await annotate(app, [{ row: 1, side: 'source', words: '一場大雨' }], {
    kind: 'alternative',
    wording: '一場暴雨',
    body: 'Stronger.',
  });
  await annotations.open();
  const card = annotations.card('Stronger.');
  await annotations.main(card).click();
  await annotations.button(card, 'linkProposed').click();
  await expect(card).toContainText('一场大雨');
  await annotations.button(card, 'linkWords', { column: t('editor:languages.en') }).click();
  await workspace.expectActive(1, 'en');
  await workspace.press('F8', 'Enter');
  await expect(annotations.button(card, 'unlink', { column: t('editor:languages.en') })).toBeVisible();
  await expect(card.locator('[lang="en"]').filter({ hasText: 'Heavy' })).toHaveCount(1);

  await annotations.button(card, 'useWording').click();
  // A passing message offers to call the matter done.
  await app.page.getByRole('button', { name: t('annotations:resolveDone') }).click();
  await annotations.expectResolved(card, 'done');
  await expect(workspace.text(1, 'source')).toHaveText('今天早上下了一場暴雨。');
  await expect(card).toContainText(t('annotations:statuses.edited'));
  await expect(card.locator('del').first()).toHaveText('大');
  await expect(card.locator('ins').first()).toHaveText('暴');
});

test('one annotation is offered at every place of its words, each confirmed or refused', async ({ app }) => {
  const { workspace, annotations } = await openAnnotated(app);
  await annotate(app, [{ row: 4, side: 'source', words: '信' }], { body: 'Letter or message?' });
  await annotations.open();
  await annotations.main(annotations.cards()).click();
  await annotations.button(annotations.cards(), 'more').click();
  await app.page.getByRole('menuitem', { name: t('annotations:everyOccurrence') }).click();
  const dialog = app.page.getByRole('dialog');
  const place = dialog.getByRole('listitem').filter({ hasText: '信上沒有名字' });
  await expect(dialog).toContainText(t('annotations:occurrences.total', { count: 1 }));
  // Its keys are heard from the start.
  await expect(place.getByRole('button')).toBeFocused();
  await workspace.press('r');
  await expect(annotations.button(dialog, 'occurrences.make', { count: 0 })).toBeDisabled();
  await workspace.press('a');
  await annotations.button(dialog, 'occurrences.make', { count: 1 }).click();
  await expect(dialog).toHaveCount(0);
  await expect(annotations.cards()).toHaveCount(2);
  await workspace.press('F6', 'Mod+z');
  await expect(annotations.cards()).toHaveCount(1);
});

test('the panel is open to everyone', async ({ app }) => {
  test.slow();
  const { workspace, annotations } = await openAnnotated(app);
  await callEngine(app, 'preferences', 'set', { author: 'Ann' });
  const tags = ['red', 'yellow', 'grey'].map((colour) => ({ tag: colour, colour }));
  await callEngine(app, 'project', 'configure', {
    region: 'cn',
    protectedWords: [],
    tagColours: tags,
    people: [],
  });
  await annotate(app, [{ row: 2, side: 'source', words: '皇后' }], {
    kind: 'error',
    category: 'accuracy/mistranslation',
    severity: 'major',
    body: '@Ann, see [this](https://example.invalid).',
    tags: tags.map(({ tag }) => tag),
    visibility: 'private',
  });
  const id = await annotate(app, [{ row: 4, side: 'source', words: '信' }], {
    kind: 'highlight',
    body: '',
  });
  await callEngine(app, 'annotations', 'reply', { annotation: id, body: 'See row 2.' });
  await annotations.open();
  await expect(annotations.cards()).toHaveCount(2);
  await annotations.main(annotations.cards().last()).click();
  await annotations.button(annotations.panel(), 'filter').press('Enter');
  await expect(app.page.getByRole('menuitemcheckbox').first()).toBeFocused();
  await expectAccessibleInBothThemes(app, '[role="menu"]');
  await workspace.press('Escape');
  await annotations.button(annotations.cards(), 'more').click();
  await app.page.getByRole('menuitem', { name: t('annotations:everyOccurrence') }).click();
  await expect(app.page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
  await app.page
    .getByRole('dialog')
    .getByRole('button', { name: t('annotations:close') })
    .click();
  await workspace.goTo(4, 'source');
  await workspace.press('Alt+Enter');
  const ofRow = app.page.getByRole('list', { name: t('editor:notes.ofRow', { row: '4' }) });
  await expect(ofRow.getByRole('listitem')).toHaveCount(1);
  await expectAccessibleInBothThemes(app, '[role="dialog"]');
  await workspace.press('Enter');
  await expect(annotations.panel().getByRole('list', { name: t('annotations:replies') })).toBeVisible();
  await workspace.goTo(1, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  await expect(annotations.composer()).toBeVisible();
  await expectAccessibleInBothThemes(app, 'aside');
});

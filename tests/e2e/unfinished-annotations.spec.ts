import { expectAccessible } from './accessibility.ts';
import { callEngine } from './call-engine.ts';
import { expect, test, type App } from './fixtures.ts';
import { annotationsOf } from './pages/annotations.ts';
import { annotate } from './pages/notes.ts';
import { openLetter } from './pages/open-letter.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const openAnnotated = async (app: App) => {
  const workspace = await openLetter(app);
  const annotations = annotationsOf(app);
  return {
    workspace,
    annotations,
    composer: annotations.composer(),
    /** The lines of what was begun and left. */
    unfinished: annotations
      .panel()
      .getByRole('region', { name: /unfinished/ })
      .getByRole('listitem'),
  };
};

test('an unfinished annotation stays on its words when others are annotated, and each goes on by itself', async ({
  app,
}) => {
  const { workspace, annotations, composer, unfinished } = await openAnnotated(app);
  await workspace.goTo(2, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  await expect(composer.locator('p').first()).toContainText('她');
  await annotations.body(composer).fill('About row two');
  await workspace.goTo(4, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  // The second one is empty, and about other words; the first waits with its own.
  await expect(annotations.body(composer)).toHaveValue('');
  await expect(annotations.body(composer)).toBeFocused();
  await expect(composer.locator('p').first()).toContainText('我們');
  await expect(unfinished).toHaveCount(1);
  await expect(unfinished).toContainText('About row two');
  await expect(unfinished).toContainText('她');
  await expect(unfinished).toContainText(t('annotations:row', { row: 2 }));
  await expectAccessible(app);
  await annotations.body(composer).fill('About row four');
  await annotations.button(unfinished, 'goOn').click();
  await expect(annotations.body(composer)).toHaveValue('About row two');
  await expect(unfinished).toHaveCount(1);
  await expect(unfinished).toContainText('About row four');
  // The same words chosen again: it goes on with what was begun about them.
  await workspace.goTo(4, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  await expect(annotations.body(composer)).toHaveValue('About row four');
  await expect(unfinished).toContainText('About row two');
  await workspace.press('Mod+Enter');
  await expect(annotations.card('About row four')).toContainText(t('annotations:row', { row: 4 }));
  await annotations.button(unfinished, 'goOn').click();
  await workspace.press('Mod+Enter');
  await expect(annotations.card('About row two')).toContainText('她');
  await expect(annotations.card('About row two')).toContainText(t('annotations:row', { row: 2 }));
  await expect(unfinished).toHaveCount(0);
});

test('it survives the panel, another tab, other rows and another project, and can be moved or given back', async ({
  app,
}) => {
  const { workspace, annotations, composer, unfinished } = await openAnnotated(app);
  await workspace.goTo(2, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  await annotations.body(composer).fill('Half a thought');
  await workspace.press('Mod+Alt+b');
  await expect(annotations.panel()).toHaveCount(0);
  await workspace.goTo(5, 'source');
  await workspace.press('Mod+f');
  await expect(annotations.panel()).toHaveCount(0);
  await workspace.goTo(3, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  await expect(annotations.body(composer)).toHaveValue('');
  await expect(unfinished).toContainText('Half a thought');
  await workspace.close();
  await workspace.reopen('letter');
  await annotations.open();
  await expect(unfinished).toContainText('Half a thought');

  await annotations.button(unfinished, 'discard').click();
  await expect(unfinished).toHaveCount(0);
  await app.page
    .getByRole('button', { name: t('commands:titles.undo'), exact: true })
    .last()
    .click();
  await expect(unfinished).toContainText('Half a thought');
  await workspace.goTo(3, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  await annotations.button(unfinished, 'moveHere').click();
  await expect(annotations.body(composer)).toHaveValue('Half a thought');
  await expect(unfinished).toHaveCount(0);
  await annotations.body(composer).focus();
  await workspace.press('Mod+Enter');
  await expect(annotations.card('Half a thought')).toContainText(t('annotations:row', { row: 3 }));
});

test('rows joined meanwhile leave it where its words now are', async ({ app }) => {
  const { workspace, annotations, composer } = await openAnnotated(app);
  await workspace.goTo(5, 'source');
  await workspace.press('F8', 'Mod+Alt+m');
  await annotations.body(composer).fill('At the end');
  await workspace.goTo(1, 'source');
  await workspace.press('Mod+j');
  await workspace.expectReady(4);
  await annotations.body(composer).focus();
  await workspace.press('Mod+Enter');
  await expect(annotations.card('At the end')).toContainText(t('annotations:row', { row: 4 }));
});

test('a reply and a change of a reply that were begun are there again after another project', async ({
  app,
}) => {
  const { workspace, annotations } = await openAnnotated(app);
  const id = await annotate(app, [{ row: 2, side: 'source', words: '皇后' }], { body: 'Which one?' });
  await callEngine(app, 'annotations', 'reply', { annotation: id, body: 'The first.' });
  await annotations.open();
  const card = annotations.card('Which one?');
  await annotations.main(card).click();
  await annotations.button(card, 'changeReply').click();
  await annotations.body(card).fill('The first one, prob');
  await workspace.press('Escape');
  await annotations.button(card, 'reply').click();
  await annotations.body(card).fill('Half a repl');
  await workspace.close();
  await workspace.reopen('letter');
  await annotations.open();
  await annotations.main(card).click();
  await annotations.button(card, 'reply').click();
  await expect(annotations.body(card)).toHaveValue('Half a repl');
  await workspace.press('Escape');
  await annotations.button(card, 'changeReply').click();
  await expect(annotations.body(card)).toHaveValue('The first one, prob');
});

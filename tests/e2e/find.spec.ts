import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const openLetter = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  const bar = app.page.getByRole('search', { name: t('find:title') });
  const drawer = app.page.getByRole('tabpanel', { name: t('find:list'), exact: true });
  return {
    workspace,
    bar,
    drawer,
    list: bar.getByRole('button', { name: t('find:list'), exact: true }),
    query: bar.getByRole('textbox', { name: t('find:query'), exact: true }),
    flag: (name: string) => bar.getByRole('button', { name: t(`find:${name}`), exact: true }),
    hits: drawer.getByRole('list', { name: t('find:list') }).getByRole('listitem'),
  };
};

test('what is written in one script is found in both and stepped through by keys, and a pattern is searched safely', async ({
  app,
}) => {
  const { workspace, query, bar, drawer, list, hits, flag } = await openLetter(app);
  await workspace.press('Mod+f');
  await expect(query).toBeFocused();
  await expect(drawer).toHaveCount(0);
  await list.click();
  await query.focus();
  await app.page.keyboard.insertText('发现');
  await expect(hits).toHaveCount(2);
  await expect(bar).toContainText(t('find:results', { count: 2, cells: t('find:cells', { count: 2 }) }));
  await expect(drawer.locator('mark').first()).toHaveText('發現');
  await workspace.press('Enter');
  await workspace.expectActive(4, 'source');
  await expect(query).toBeFocused();
  await workspace.press('F3');
  await workspace.expectActive(4, 'zh-Hans');
  await expect(bar).toContainText(t('find:position', { at: 2, total: 2 }));
  await flag('exactScript').click();
  await expect(hits).toHaveCount(1);
  await flag('exactScript').click();
  await query.fill('沒有這樣的字');
  await expect(bar).toContainText(t('find:none'));
  await query.focus();
  await workspace.press('Escape');
  await expect(workspace.activeCell()).toBeFocused();
  await expect(bar).toHaveCount(0);
  await expect(drawer).toHaveCount(0);

  // A pattern that cannot be searched safely is explained where it was typed. The list was open, and opens with the bar.
  await workspace.press('Mod+f');
  await flag('regex').click();
  await query.fill('[信畫].{1,2}有');
  await expect(hits).toHaveCount(2);
  for (const [pattern, words] of [
    ['(', t('failures:find.bad-pattern', { reason: 'parenthesis' })],
    ['(a)\\1', t('failures:find.unsafe-pattern', { reason: 'back-reference' })],
  ] as const) {
    await query.fill(pattern);
    const said = app.page.getByRole('alert');
    await expect(said).toHaveText(words);
    await expect(query).toHaveAttribute('aria-invalid', 'true');
  }
  await query.fill('門|信');
  await expect(query).not.toHaveAttribute('aria-invalid', 'true');
  await expect(hits).not.toHaveCount(0);
});

test('everything found is replaced at once but for locked cells, as one step of undo', async ({ app }) => {
  const { workspace, query, bar } = await openLetter(app);
  await workspace.write(1, 'en', 'One library.');
  await workspace.write(3, 'en', 'The library is shut.');
  await workspace.write(4, 'en', 'A letter in the library.');
  await workspace.press('Escape', 'Mod+Shift+l');
  await expect(workspace.mark(4, 'en')).toHaveAttribute('title', new RegExp(t('editor:locked')));
  await workspace.press('Mod+h');
  await query.fill('library');
  await bar.getByRole('textbox', { name: t('find:replacement') }).fill('archive');
  await expect(bar).toContainText(t('find:results', { count: 3, cells: t('find:cells', { count: 3 }) }));
  await bar.getByRole('button', { name: t('find:replaceAll'), exact: true }).click();
  await expect(workspace.text(1, 'en')).toHaveText('One archive.');
  await expect(workspace.text(3, 'en')).toHaveText('The archive is shut.');
  await expect(workspace.text(4, 'en')).toHaveText('A letter in the library.');
  await expect(app.page.getByText(t('find:keptLocked', { count: 1 })).first()).toBeVisible();
  await workspace.press('Escape', 'Mod+z');
  await expect(workspace.text(1, 'en')).toHaveText('One library.');
  await expect(workspace.text(3, 'en')).toHaveText('The library is shut.');
});

test('replacing keeps to the column one is in; with the original chosen, what is converted from it follows', async ({
  app,
}) => {
  const { workspace, query, bar, drawer, list, hits } = await openLetter(app);
  await workspace.write(4, 'en', 'We found an old 信.');
  await workspace.press('Escape', 'Mod+h');
  await list.click();
  await query.fill('信');
  const scope = bar.getByRole('toolbar', { name: t('find:replaceColumns') });
  const column = (side: string) => scope.getByRole('button', { name: t(`editor:columns.${side}`) });
  await expect(column('en')).toHaveAttribute('aria-pressed', 'true');
  await expect(column('source')).toHaveAttribute('aria-pressed', 'false');
  await expect(bar).toContainText(t('find:originalLeft'));
  await expect(hits).toHaveCount(1);
  await column('source').click();
  await column('zh-Hans').click();
  await expect(hits).toHaveCount(5);
  await expect(drawer.getByText(t('find:follows', { column: t('editor:columns.source') }))).toHaveCount(2);
  await bar.getByRole('textbox', { name: t('find:replacement') }).fill('信件');
  await bar.getByRole('button', { name: t('find:replaceAll'), exact: true }).click();
  await expect(workspace.text(4, 'source')).toHaveText('我們發現了一封舊信件。');
  await expect(workspace.text(4, 'zh-Hans')).toHaveText('我们发现了一封旧信件。');
  await expect(workspace.text(4, 'en')).toHaveText('We found an old 信件.');
  const original = t('find:countIn', { count: 2, column: t('editor:columns.source') });
  await expect(app.page.getByText(original).first()).toBeVisible();
  await expect(bar).toContainText(t('find:allReplaced'));
  // A second time by mistake changes nothing.
  await bar.getByRole('textbox', { name: t('find:replacement') }).focus();
  await workspace.press('Mod+Enter');
  await expect(app.page.getByText(t('find:nothingReplaced')).first()).toBeVisible();
  await expect(workspace.text(5, 'source')).toHaveText('信件上沒有名字。');
  await bar.getByRole('button', { name: t('find:searchAgain') }).click();
  await expect(query).toBeFocused();
  await expect(hits).toHaveCount(5);
});

test('one by one, each hit is replaced once and what was written is passed over', async ({ app }) => {
  const { workspace, query, bar, list, hits } = await openLetter(app);
  await workspace.write(1, 'en', 'tram, tram and tram');
  await workspace.write(2, 'en', 'a tram');
  await workspace.press('Escape', 'Mod+h');
  await list.click();
  await query.fill('tram');
  const replacement = bar.getByRole('textbox', { name: t('find:replacement') });
  await replacement.fill('tram car, tram');
  await expect(hits).toHaveCount(2);
  await replacement.press('Enter'); // goes to the first
  for (const total of [4, 3, 2, 1]) {
    await expect(bar).toContainText(t('find:position', { at: 1, total }));
    await replacement.press('Enter');
  }
  await expect(bar).toContainText(t('find:allReplaced'));
  await expect(workspace.text(1, 'en')).toHaveText('tram car, tram, tram car, tram and tram car, tram');
  await expect(workspace.text(2, 'en')).toHaveText('a tram car, tram');
});

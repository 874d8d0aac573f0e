import type { Locator } from '@playwright/test';
import type { Side } from '#core/model/index.ts';
import { expect } from '../fixtures.ts';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';
import { libraryOf } from './library.ts';

/** The open project: its rows, what is being typed, and the line that says what is saved. */
export type WorkspacePage = {
  readonly grid: () => Locator;
  readonly rows: () => Locator;
  readonly row: (row: number) => Locator;
  /** A cell with all that is in it; `text` is its words alone. */
  readonly cell: (row: number, side: Side) => Locator;
  readonly text: (row: number, side: Side) => Locator;
  /** What the margin of a cell says. */
  readonly mark: (row: number, side: Side) => Locator;
  readonly activeCell: () => Locator;
  /** The field in the cell that is being edited. */
  readonly editor: () => Locator;
  readonly heading: (side: Side) => Locator;
  readonly status: () => Locator;
  readonly button: (name: string) => Locator;
  readonly notice: (text: string | RegExp) => Locator;
  /** Presses keys, `Mod` being Control. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Makes a cell the active one, without opening it. */
  readonly goTo: (row: number, side: Side) => Promise<void>;
  /** Opens a cell with the caret at the end of its text. */
  readonly edit: (row: number, side: Side) => Promise<void>;
  /** Types over what the cell holds. */
  readonly write: (row: number, side: Side, text: string) => Promise<void>;
  readonly expectActive: (row: number, side: Side) => Promise<void>;
  readonly expectSaved: () => Promise<void>;
  readonly expectReady: (rows?: number) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Opens a project of the list, as after a restart. */
  readonly reopen: (name: string) => Promise<void>;
};

export const workspaceOf = (app: App): WorkspacePage => {
  const t = wordsIn(app.setting.language);
  const grid = (): Locator => app.page.getByRole('grid');
  const row = (number: number): Locator => grid().locator(`[aria-rowindex="${number + 1}"]`);
  const cell = (number: number, side: Side): Locator => row(number).locator(`[data-side="${side}"]`);
  const activeCell = (): Locator => grid().locator('[data-side][aria-selected="true"]');
  const editor = (): Locator => grid().getByRole('textbox');
  const status = (): Locator => app.page.getByRole('contentinfo');
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await app.page.keyboard.press(key.replace('Mod', 'Control'));
  };
  const expectActive = async (number: number, side: Side): Promise<void> => {
    await expect(cell(number, side)).toHaveAttribute('aria-selected', 'true');
    await expect(cell(number, side)).toBeInViewport();
  };
  const goTo = async (number: number, side: Side): Promise<void> => {
    if ((await editor().count()) > 0) await press('Escape');
    await row(number).getByRole('rowheader').locator('span').first().click();
    const sides = await row(number)
      .locator('[data-side]')
      .evaluateAll((cells) => cells.map((each) => each.getAttribute('data-side')));
    await press('Home', ...Array.from({ length: sides.indexOf(side) }, () => 'ArrowRight'));
    await expectActive(number, side);
  };
  const edit = async (number: number, side: Side): Promise<void> => {
    await goTo(number, side);
    await press('Enter');
    await expect(editor()).toBeFocused();
  };
  return {
    grid,
    rows: () =>
      grid()
        .getByRole('row')
        .filter({ has: app.page.getByRole('rowheader') }),
    row,
    cell,
    text: (number, side) => cell(number, side).locator('[lang]').first(),
    mark: (number, side) => cell(number, side).locator('[title]').first(),
    activeCell,
    editor,
    heading: (side) =>
      grid()
        .getByRole('columnheader')
        .filter({ hasText: t(`editor:columns.${side}`) }),
    status,
    button: (name) => app.page.getByRole('button', { name, exact: true }),
    notice: (text) => app.page.getByRole('region', { name: new RegExp(t('common:notices')) }).getByText(text),
    press,
    goTo,
    edit,
    write: async (number, side, text) => {
      await edit(number, side);
      await press('Mod+a');
      await app.page.keyboard.insertText(text);
      await expect(editor()).toHaveText(text);
    },
    expectActive,
    // The words for screen readers come later; the lamp and the words beside it change at once.
    expectSaved: () => expect(status().locator('[data-saving]')).toHaveAttribute('data-saving', 'saved'),
    expectReady: async (count) => {
      await expect(row(1).getByRole('rowheader')).toBeVisible();
      if (count !== undefined) await expect(grid()).toHaveAttribute('aria-rowcount', String(count + 1));
    },
    close: async () => {
      await app.page.getByRole('banner').getByRole('button').first().click();
      await app.page.getByRole('menuitem', { name: t('library:closeProject') }).click();
      // What is dropped sooner would still be meant for the project.
      await expect(libraryOf(app).heading()).toBeVisible();
    },
    reopen: async (name) => {
      await libraryOf(app).recent(name).click();
      await expect(row(1).getByRole('rowheader')).toBeVisible();
    },
  };
};

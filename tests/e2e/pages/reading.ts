import type { Locator } from '@playwright/test';
import type { Side } from '#core/model/index.ts';
import { expect } from '../fixtures.ts';
import type { App } from '../app.ts';
import { callEngine } from '../call-engine.ts';
import { wordsIn } from '../words.ts';

/** The reading view: its sentences, and how they are laid out. */
export type ReadingPage = {
  readonly view: () => Locator;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** A sentence with all that stands about it; `text` is its words alone. */
  readonly sentence: (row: number, side: Side) => Locator;
  readonly text: (row: number, side: Side) => Locator;
  /** The field of the sentence that is being edited. */
  readonly editor: () => Locator;
  readonly layOut: (layout: 'columns' | 'stacked' | 'interleaved' | 'single') => Promise<void>;
  readonly expectActive: (row: number, side: Side) => Promise<void>;
};

export const readingOf = (app: App): ReadingPage => {
  const t = wordsIn(app.setting.language);
  const view = (): Locator => app.page.locator('[data-view="reading"]');
  const sentence = (row: number, side: Side): Locator =>
    view().locator(`[data-row="${row}"] [data-side="${side}"]`);
  return {
    view,
    open: async () => {
      await app.page.keyboard.press('Control+Alt+n');
      await expect(view()).toBeVisible();
    },
    close: async () => {
      await app.page.keyboard.press('Control+Alt+n');
      await expect(view()).toHaveCount(0);
    },
    sentence,
    text: (row, side) => sentence(row, side).locator('[lang]').first(),
    editor: () => view().locator('.cm-content'),
    layOut: async (layout) => {
      await app.page.getByRole('radio', { name: t(`reading:layouts.${layout}`), exact: true }).click();
      await expect(view()).toHaveAttribute('data-layout', layout);
    },
    expectActive: async (row, side) => {
      await expect(sentence(row, side)).toHaveAttribute('data-active', 'true');
      await expect(sentence(row, side)).toBeInViewport();
    },
  };
};

/** Written for these tests: a heading, paragraphs of several sentences, a list. */
export const story = [
  '# 修書的人',
  '',
  '老周在圖書館的地下室修書，已經修了三十一年。他的桌上只有一盞燈、一碗漿糊和一把竹刀。來借書的人很少知道樓下還有這樣一個房間。',
  '',
  '那年冬天漏水，東邊的書架全濕了。他把書一本一本攤在走廊裡，用舊報紙隔開，每隔兩個鐘頭翻一次面。人們走過去，都放輕了腳步。“紙比人怕冷，”他說，“也比人記仇。”',
  '',
  '- 先吸水，再吹風。',
  '- 不要曬太陽。',
  '',
  '## 一張字條',
  '',
  '在一本沒有封面的字典裡，他找到一張字條。上面寫著：借書的人，請替我把第四百頁看完。',
].join('\n');

/** Its English, as far as it is translated, by rows. */
export const translation: Record<number, string> = {
  1: 'The Man Who Mended Books',
  2: 'Old Zhou had been mending books in the basement of the library for thirty-one years.',
  3: 'On his table there was only a lamp, a bowl of paste and a bamboo knife.',
  4: 'Few of those who came to borrow knew that there was such a room below them.',
  5: 'In the winter of the leak all the shelves on the east side were soaked.',
  6: 'He laid the books out in the corridor one by one, with old newspapers between them, and turned them over every two hours.',
  7: 'People who passed trod more softly.',
  8: '“Paper fears the cold more than people do,” he said, “and holds a grudge longer.”',
  9: 'First soak up the water, then blow.',
};

type Answer<T> = { readonly ok: boolean; readonly value: T };
type Page = { readonly rows: readonly { readonly segment: number; readonly row: number }[] };

/** Writes texts behind the screen, by their rows. */
export const fill = async (app: App, side: Side, texts: Readonly<Record<number, string>>): Promise<void> => {
  const page = (await callEngine(app, 'rows', 'page', { from: 1, count: 500 })) as Answer<Page>;
  for (const { segment, row } of page.value.rows) {
    const text = texts[row];
    if (text === undefined) continue;
    const answer = await callEngine(app, 'cells', 'edit', {
      segment,
      side,
      before: '',
      after: { text, tags: [] },
    });
    expect(answer).toMatchObject({ ok: true });
  }
};

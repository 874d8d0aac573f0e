import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { interfaceLanguages } from '#api/index.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { axeIn } from './accessibility.ts';
import { ebooks, unpacked, type EbookPage } from './ebooks.ts';
import { expect, test } from './fixtures.ts';

/** A phone, a tablet upright, and one on its side, in CSS pixels. */
const screens = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1180, height: 820 },
] as const;

/** A reader at night: the colours of its page, which the book does not know. */
const night = 'html { background: #121212; color: #dcdcdc; }';

let folder = '';
test.beforeEach(async () => {
  folder = await mkdtemp(join(quickFolder, 'duizhao-ebooks-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

/** What is cut off or has to be scrolled to across the lines; a page of fixed size is scaled by its reader. */
const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.classList.contains('fixed')) return [];
    const isVertical = root.classList.contains('vertical');
    const room = isVertical ? root.clientHeight : root.clientWidth;
    const needed = isVertical ? root.scrollHeight : root.scrollWidth;
    if (needed <= room) return [];
    const beyond = [...document.body.querySelectorAll('*')].filter((one) => {
      const { right, bottom } = one.getBoundingClientRect();
      return (isVertical ? bottom : right) > room + 0.5;
    });
    return [`${needed} of ${room}`, ...beyond.slice(-2).map((one) => one.outerHTML.slice(0, 120))];
  });

/** Signs that a finger does not hit, and signs that lead nowhere. */
const badSigns = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.sign, .ask')].flatMap((sign) => {
      const { width, height } = sign.getBoundingClientRect();
      const target = sign.getAttribute('href')?.slice(1);
      const leads = target === undefined || document.getElementById(target) !== null;
      return width >= 24 && height >= 24 && leads ? [] : [`${width} × ${height} ${target ?? ''}`];
    }),
  );

/** Of the rules that are asked by day. */
const rulesOfColours = ['color-contrast', 'link-in-text-block'];

const problemsOf = async (page: Page, rules?: string[]): Promise<readonly string[]> => {
  const axe = await axeIn(page);
  const { violations } = await axe
    .options({
      resultTypes: ['violations'],
      ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }),
    })
    // What these want is of pages of the web: one of a book has no regions, and its footnotes no names.
    .disableRules(['region', 'landmark-one-main', 'landmark-unique', 'page-has-heading-one'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
};

const inPages = async (
  pages: readonly EbookPage[],
  page: Page,
  look: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { file, address } of pages) {
    await page.goto(address);
    found.push(...(await look(page)).map((one) => `${file}: ${one}`));
  }
  return found;
};

for (const [n, ebook] of ebooks.entries()) {
  // What differs by language are a few words: each is looked at in some layouts.
  const language = interfaceLanguages[n % interfaceLanguages.length] ?? 'en';
  test(`an e-book fits phones and tablets, its signs can be tapped, and axe finds nothing by day and at night: ${ebook.name}, ${language}`, async ({
    openBrowser,
  }) => {
    const { pages } = await unpacked(folder, ebook, language);
    const page = await (await openBrowser()).newPage();
    const found = await inPages(pages, page, async () => {
      const told: string[] = [];
      // The phone comes last: that is the screen axe looks at.
      for (const viewport of screens.toReversed()) {
        await page.setViewportSize(viewport);
        const bad = [...(await tooWide(page)), ...(await badSigns(page))];
        told.push(...bad.map((one) => `${viewport.width} × ${viewport.height}: ${one}`));
      }
      const byDay = await problemsOf(page);
      await page.addStyleTag({ content: night });
      // The page is the same, and what can be wrong with it now are its colours.
      const atNight = await problemsOf(page, rulesOfColours);
      return [...told, ...byDay, ...atNight.map((one) => `at night: ${one}`)];
    });
    expect(found).toEqual([]);
    await page.close();
  });
}

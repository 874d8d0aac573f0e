import { chromium, type Browser, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { findBrowser } from '#tests/e2e/find-browser.ts';

/** The browser the end-to-end tests use; it reaches nothing but this machine. */
export const openBrowser = async (): Promise<Browser> => {
  const executablePath = await findBrowser();
  if (executablePath === null)
    throw new Error('no browser: name one with DUIZHAO_BROWSER, or install Chromium');
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args });
};

/** Memory of the process that draws `page`, in bytes: private pages and its share of common ones (Linux: Pss). */
export const rendererMemory = async (browser: Browser): Promise<number | null> => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(async ({ id }) => {
        const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
        return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
      }),
  );
  const largest = Math.max(0, ...sizes);
  return largest === 0 ? null : largest;
};

/**
 * Milliseconds from the last event of a kind that `act` causes to the frame in which `selector` finds something with words. What listens is there before
 * `act` begins: a page that is busy may else be given the event first, and it would be waited for without end.
 */
export const shownAfter = async (
  page: Page,
  kind: 'click' | 'keydown',
  selector: string,
  act: () => Promise<void>,
): Promise<number> => {
  const shown = await page.evaluateHandle(
    ([kind, selector]) => {
      const promise = new Promise<number>((resolve) => {
        let at = 0;
        addEventListener(kind, ({ timeStamp }) => (at = timeStamp), { capture: true });
        const look = (): void => {
          if (at > 0 && document.querySelector(selector)?.textContent) resolve(performance.now() - at);
          else requestAnimationFrame(look);
        };
        look();
      });
      // In an object: a promise itself would be waited for here.
      return { promise };
    },
    [kind, selector] as const,
  );
  await act();
  return shown.evaluate(({ promise }) => promise);
};

/** Milliseconds from each keydown to the frame that shows what it did, over `keys` keys typed into what has the focus. */
export const keydownToPaint = async (page: Page, keys: number): Promise<readonly number[]> => {
  await page.evaluate(() => {
    const taken: number[] = [];
    Object.assign(window, { taken });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        // A message posted in a frame arrives when that frame has been handed over for painting.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => taken.push(performance.now() - timeStamp));
          port1.start();
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefghijklmnopqrstuvwxyz'[key % 26] ?? 'a');
    await page.waitForFunction(
      (count) => (window as unknown as { taken: number[] }).taken.length >= count,
      key + 1,
    );
  }
  return page.evaluate(() => (window as unknown as { taken: number[] }).taken);
};

/** Lengths of the frames (ms) while `selector` is scrolled by `step` pixels in every one of them. */
export const scrollFrames = (
  page: Page,
  selector: string,
  step: number,
  frames: number,
): Promise<readonly number[]> =>
  page.evaluate(
    ([selector, step, frames]) =>
      new Promise<number[]>((resolve) => {
        const scrolled = document.querySelector(selector);
        const lengths: number[] = [];
        let last = performance.now();
        const next = (now: number): void => {
          lengths.push(now - last);
          last = now;
          scrolled?.scrollBy(0, step);
          if (lengths.length < frames) requestAnimationFrame(next);
          else resolve(lengths.slice(2));
        };
        requestAnimationFrame(next);
      }),
    [selector, step, frames] as const,
  );

import type { Page } from '@playwright/test';

type Meter = { readonly taken: number[]; readonly frames: number[] };

/** What was measured of a page: milliseconds from keydown to paint, and the lengths of the frames while somebody typed. */
export type Typed = { readonly taken: readonly number[]; readonly frames: readonly number[] };

/** Measures typing in a page, from one stretch of keys to the next. */
export type TypingMeter = {
  /** Strikes so many keys, each once the one before is painted. */
  readonly type: (keys: number) => Promise<void>;
  readonly typed: () => Promise<Typed>;
};

const install = (): void => {
  const meter: Meter & { typing: boolean; last: number } = { taken: [], frames: [], typing: false, last: 0 };
  Object.assign(window, { meter });
  addEventListener(
    'keydown',
    ({ timeStamp, ctrlKey }) => {
      if (ctrlKey) return;
      // A message posted in a frame arrives when that frame has been handed over for painting.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => meter.taken.push(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
  const frame = (now: number): void => {
    if (meter.typing && meter.last > 0) meter.frames.push(now - meter.last);
    meter.last = meter.typing ? now : 0;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};

const setTyping = (page: Page, typing: boolean): Promise<void> =>
  page.evaluate((now) => {
    (window as unknown as { meter: { typing: boolean } }).meter.typing = now;
  }, typing);

export const meterTyping = async (page: Page): Promise<TypingMeter> => {
  await page.evaluate(install);
  let struck = 0;
  return {
    type: async (keys) => {
      await setTyping(page, true);
      for (let key = 0; key < keys; key += 1) {
        struck += 1;
        await page.keyboard.press('abcdefghijklmnopqrstuvwxyz'[key % 26] ?? 'a');
        await page.waitForFunction(
          (count) => (window as unknown as { meter: Meter }).meter.taken.length >= count,
          struck,
        );
      }
      await setTyping(page, false);
    },
    typed: () => page.evaluate(() => (window as unknown as { meter: Meter }).meter),
  };
};

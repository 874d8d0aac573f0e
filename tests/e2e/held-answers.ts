import type { Page } from '@playwright/test';

/** The engine's answers on their way to the page. */
export type HeldAnswers = {
  /** From now on nothing that the engine says reaches the page. */
  readonly hold: () => void;
  /** Lets through, in order, what was held back and all that follows. */
  readonly release: () => void;
};

/**
 * Makes the page's connection to its engine one that can be held back. In a browser only; loads the page again. `from`:
 * nothing reaches the page from its `start` on, or from a later `hold`.
 */
export const holdAnswers = async (page: Page, from: 'start' | 'hold' = 'hold'): Promise<HeldAnswers> => {
  const waiting: (() => void)[] = [];
  let holding = from === 'start';
  await page.routeWebSocket(/\/rpc\?/, (screen) => {
    const engine = screen.connectToServer();
    screen.onMessage((message) => engine.send(message));
    engine.onMessage((message) => {
      if (holding) waiting.push(() => screen.send(message));
      else screen.send(message);
    });
  });
  await page.reload();
  return {
    hold: () => {
      holding = true;
    },
    release: () => {
      holding = false;
      for (const send of waiting.splice(0)) send();
    },
  };
};

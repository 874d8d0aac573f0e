import type { Page } from '@playwright/test';

/**
 * Counts the calls of a page to its engine in which `name` stands, as `"history","list"`. In a browser only; loads the page again.
 */
export const countCalls = async (page: Page, name: string): Promise<() => number> => {
  let calls = 0;
  await page.routeWebSocket(/\/rpc\?/, (screen) => {
    const engine = screen.connectToServer();
    screen.onMessage((message) => {
      if (String(message).includes(name)) calls += 1;
      engine.send(message);
    });
    engine.onMessage((message) => screen.send(message));
  });
  await page.reload();
  return () => calls;
};

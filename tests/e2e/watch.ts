import type { Page } from '@playwright/test';

/** What must not happen in any test, whatever it tests. */
export type Watch = { readonly problems: string[] };

/** Notes requests that leave the app, errors nobody caught, and everything the content policy blocked. */
export const watchPage = (page: Page, origin: string, watch: Watch): void => {
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) watch.problems.push(`request to ${url}`);
  });
  page.on('pageerror', (error) => watch.problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (/content security policy/i.test(text)) watch.problems.push(`blocked: ${text}`);
  });
};

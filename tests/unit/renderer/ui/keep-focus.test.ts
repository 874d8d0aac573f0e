// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus } from '#renderer/ui/keep-focus.ts';

let stop: () => void = () => undefined;
let lost = 0;

const draw = (html: string): void => {
  document.body.innerHTML = html;
  // Nothing is laid out here: all of it is seen.
  for (const element of document.querySelectorAll('*')) element.checkVisibility = () => true;
};
const named = (name: string): HTMLButtonElement => {
  const found = document.querySelector<HTMLButtonElement>(`[name="${name}"]`);
  if (found === null) throw new Error(`no ${name}`);
  return found;
};
const focused = (): string | null => document.activeElement?.getAttribute('name') ?? null;

beforeEach(() => {
  lost = 0;
  stop = keepFocus(() => {
    lost += 1;
  });
  draw(`
    <div data-keeps-focus>
      <button name="first"></button>
      <form><button name="before"></button><button name="add"></button></form>
    </div>`);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

test('a button that is disabled while it has the focus leaves it to what is nearest', async () => {
  named('add').focus();
  named('add').disabled = true;
  await expect.poll(focused).toBe('before');
  expect(lost).toBe(0);
});

test('one that is disabled for a moment keeps it', async () => {
  named('add').focus();
  named('add').disabled = true;
  named('add').disabled = false;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  expect(focused()).toBe('add');
});

test('one that is taken out leaves it to what stands in its place', async () => {
  named('before').focus();
  named('before').remove();
  await expect.poll(focused).toBe('add');
});

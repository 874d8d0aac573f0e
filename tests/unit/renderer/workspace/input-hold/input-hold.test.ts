// @vitest-environment happy-dom
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  holdInput,
  provideTyping,
  startInputHold,
  type TypingPort,
} from '#renderer/workspace/input-hold/input-hold.ts';
import { createReceiver } from '#renderer/workspace/input-hold/receiver.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';

// No engine: what is typed goes no further than the text that is registered here.
vi.mock('#renderer/api.ts', () => ({ client: {}, shell: null, onEvent: () => () => undefined }));

const cell = document.createElement('div');
cell.dataset['place'] = 'editor';
cell.tabIndex = 0;
const said: string[] = [];
const text: TypingPort = {
  state: () => 'ready',
  focus: () => cell.focus(),
  place: () => null,
  insert: (words) => said.push(words) > 0,
  copy: () => false,
};

beforeAll(() => {
  document.body.append(cell);
  startInputHold();
});
afterEach(() => {
  said.length = 0;
  useWorkspace.setState({ notices: [] });
});

const receiver = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.dz-receiver');
  if (found === null) throw new Error('no receiver');
  return found;
};
const dictate = (words: string): void => {
  receiver().dispatchEvent(
    new InputEvent('beforeinput', { data: words, inputType: 'insertText', cancelable: true, bubbles: true }),
  );
};
const press = (where: Element): void => {
  where.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
};

test('text that comes without keys waits for the cell, also when a click has ended the waiting but not moved the focus yet', async () => {
  const letGo = provideTyping(text);
  const end = holdInput();
  dictate('one');
  expect(said).toEqual([]);
  end();
  await expect.poll(() => said).toEqual(['one']);

  const endAgain = holdInput();
  press(cell);
  expect(document.activeElement).toBe(receiver());
  dictate('two');
  endAgain();
  await expect.poll(() => said).toEqual(['one', 'two']);
  expect(document.activeElement).toBe(cell);
  letGo();
});

test('while it has the focus, what keeps input has a name and stands in a region with one; otherwise neither is there', () => {
  const { element, focus } = createReceiver(
    { onText: () => undefined, onComposed: () => undefined },
    () => null,
  );
  const region = element.closest('section');
  expect(region?.hidden).toBe(true);
  focus('kept', 'ahead');
  expect(document.activeElement).toBe(element);
  expect(element.getAttribute('aria-label')).toBe('kept');
  expect([region?.hidden, region?.getAttribute('aria-label')]).toEqual([false, 'ahead']);
  element.blur();
  expect(region?.hidden).toBe(true);
  region?.remove();
});

test('text that waited for a cell in which nothing is open is given back whole', async () => {
  const letGo = provideTyping({ ...text, insert: () => false });
  const end = holdInput();
  dictate('four ');
  dictate('five');
  end();
  await expect
    .poll(() => useWorkspace.getState().notices.map(({ key, params }) => [key, params]))
    .toEqual([['editor:typing.dropped', { text: 'four five' }]]);
  letGo();
});

test('text that is meant for nothing is given back, all of it that came since the click', () => {
  const letGo = provideTyping(text);
  const told = () => useWorkspace.getState().notices.map(({ key, params }) => [key, params]);
  holdInput();
  press(document.body);
  dictate('three ');
  dictate('and four');
  expect(said).toEqual([]);
  expect(told()).toEqual([['editor:typing.dropped', { text: 'three and four' }]]);
  press(document.body);
  dictate('five');
  expect(told()).toEqual([['editor:typing.dropped', { text: 'five' }]]);
  letGo();
});

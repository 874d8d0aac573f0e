// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepCompositionKeys } from '#renderer/ui/composition.ts';

let stop: () => void = () => undefined;
const heard: string[] = [];
const hear = ({ key }: KeyboardEvent): void => void heard.push(key);

beforeEach(() => {
  heard.length = 0;
  stop = keepCompositionKeys();
  window.addEventListener('keydown', hear);
});
afterEach(() => {
  stop();
  window.removeEventListener('keydown', hear);
  document.body.replaceChildren();
});

/** Strikes a key in a new field, while an input method composes or not; answers whether the browser still acts on it. */
const strike = (tag: 'input' | 'textarea', key: string, isComposing: boolean): boolean => {
  const field = document.createElement(tag);
  document.body.append(field);
  return field.dispatchEvent(
    new KeyboardEvent('keydown', { key, isComposing, bubbles: true, cancelable: true }),
  );
};

test('the Enter that takes a candidate sends no form, and nobody else hears it', () => {
  expect(strike('input', 'Enter', true)).toBe(false);
  expect(heard).toEqual([]);
  expect(strike('input', 'Enter', false)).toBe(true);
  expect(heard).toEqual(['Enter']);
});

test('what other keys of an input method do in a field, and Enter in one of several lines, is left to the browser', () => {
  expect(strike('input', 'Backspace', true)).toBe(true);
  expect(strike('textarea', 'Enter', true)).toBe(true);
  expect(heard).toEqual([]);
});

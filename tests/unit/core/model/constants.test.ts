import { expect, it } from 'vitest';
import * as model from '#core/model/index.ts';

/*
 * The words that projects, packages and answers of the engine are made of: what is written as one of them must be read as it in ten years. `constants.txt` holds them; codes of failures
 * are held by their sentences in every language.
 */
it('the lists of the model are as they were written', async () => {
  const lines = Object.entries(model)
    .filter(([name, value]) => typeof value !== 'function' && name !== 'failureCodes')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => {
      const plain: unknown =
        value instanceof Set || value instanceof Map ? Array.from<unknown>(value) : value;
      return `${name}: ${value instanceof RegExp ? String(value) : JSON.stringify(plain)}`;
    });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('constants.txt');
});

import { ConverterBuilder } from 'opencc-js/core';
import * as opencc from 'opencc-js/preset/t2cn';
import { describe, expect, test } from 'vitest';
import { byUnits } from '#core/text/conversion/by-units.ts';

const configOf = (name: string) => {
  const found = opencc.configs?.[name];
  if (found === undefined) throw new Error(`no configuration ${name}`);
  return found;
};

describe.each(['t', 'tw', 'hk'])('looking up unit by unit, from %s', (locale) => {
  const whole = ConverterBuilder(opencc)({ from: locale, to: 'cn' });
  const config = configOf(`${locale}2s`);
  const convert = byUnits(whole, config);

  test('gives what OpenCC gives for every entry of its dictionaries, between other characters', () => {
    const dictionaries = [config.segmentation ?? [], config.conversionChain].flat(3);
    const words = dictionaries.flatMap((dictionary) =>
      String(dictionary)
        .split('|')
        .map((entry) => entry.split(' ')[0] ?? ''),
    );
    expect(words.length).toBeGreaterThan(3000);
    const wrong = words.filter((word, at) => {
      const text = `${words[(at * 7919) % words.length]}，${word}${word.slice(0, 1)}書`;
      return convert(text) !== whole(text);
    });
    expect(wrong).toEqual([]);
  });

  test('gives what OpenCC gives for every unit, and for pairs of them in either order', () => {
    const wrong: string[] = [];
    for (let unit = 0; unit < 0xffff; unit += 1) {
      const other = 0x4e00 + ((unit * 7919) % 20_000);
      const text = String.fromCharCode(unit, other, unit);
      if (convert(text) !== whole(text)) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  test('leaves to OpenCC what does not become one unit, and what is too long', () => {
    for (const text of ['⿰木𠮷乾', '𠮷乾燥', `${'乾燥乾坤'.repeat(2000)}𠮷`, '書'.repeat(5000), ''])
      expect(convert(text)).toBe(whole(text));
  });
});

test('asks for a text in which an entry may begin as a whole, and for no other more than once', () => {
  const asked: string[] = [];
  const config = {
    segmentation: '',
    normalizationChain: [['裡 裏']],
    conversionChain: [['裏面 內', '裏 里|書 书']],
  };
  const whole = ConverterBuilder({ from: {}, to: { cn: [] }, configs: { t2s: config } })({
    from: 't',
    to: 'cn',
  });
  const convert = byUnits((text) => {
    asked.push(text);
    return whole(text);
  }, config);
  expect(convert('書裡書')).toBe('书里书');
  expect(convert('書裡書')).toBe('书里书');
  expect(asked.toSorted()).toEqual(['書', '裡']);
  // The first step makes the entry of the second.
  expect(convert('書裡面')).toBe('书內');
  expect(asked).toContain('書裡面');
});

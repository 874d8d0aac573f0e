import { expect, it } from 'vitest';
import { ruleReadings } from '#core/readings/apply-rules.ts';
import { jyutpingFor } from '#core/readings/cantonese.ts';
import { pinyinRules, traditionalReadings } from '#core/readings/rules/index.ts';
import { examplesOf } from '../pattern-examples.ts';

/*
 * Each rule of a character with what it takes, and how that is read: in brackets where an earlier rule says otherwise. As a person has read it.
 */

const most = 60;

it('lists what each rule takes', () => {
  const lines = Object.entries(pinyinRules).flatMap(([character, rules]) =>
    rules.map(([reading, patterns]) => {
      const examples = patterns
        .trim()
        .split(/\s+/u)
        .flatMap((pattern) => {
          const [before = '', after = ''] = pattern.split('_');
          const [first, last] = [examplesOf(before, most), examplesOf(after, most)];
          return Array.from({ length: Math.max(first.length, last.length) }, (_, n) => {
            const left = first[n % first.length] ?? '';
            const text = `${left}${character}${last[n % last.length] ?? ''}`;
            const found = ruleReadings(Array.from(text)).get(Array.from(left).length);
            const said = found?.reading ?? '-';
            return said === reading ? text : `${text}(${said})`;
          });
        });
      const jyutping = jyutpingFor(character, reading);
      return `${character} ${reading}${jyutping === null ? '' : ` ${jyutping}`}: ${examples.join(' ')}`;
    }),
  );
  const alone = Object.keys(traditionalReadings).map(
    (one) => `${one}: ${ruleReadings([one]).get(0)?.reading ?? '-'}`,
  );
  return expect(`${[...lines, ...alone].join('\n')}\n`).toMatchFileSnapshot('rules.txt');
});

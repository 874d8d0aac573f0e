import { describe, expect, it } from 'vitest';
import { characterTable, forEachCharacter, wordTable } from '#core/text/conversion/tables.ts';

const preset = {
  configs: {
    s2t: {
      conversionChain: [
        ['头发 頭髮|发 發|𫝈 𫝉|发财 發財', [['头发', '頭發'] as const, ['发', '髮'] as const]],
        ['里 裏|里程 里程'],
      ],
    },
  },
} as unknown as Parameters<typeof wordTable>[0];

describe('the tables of OpenCC', () => {
  it('are words and single characters, also those of two units, whatever form a dictionary has', () => {
    expect([...wordTable(preset, 's2t')]).toEqual([
      ['头发', '頭發'],
      ['发财', '發財'],
      ['里程', '里程'],
    ]);
    expect([...characterTable(preset, 's2t')]).toEqual([
      ['发', '髮'],
      ['𫝈', '𫝉'],
      ['里', '裏'],
    ]);
  });

  it('name each entry of a character, the last of which counts', () => {
    const named: string[] = [];
    forEachCharacter(preset, 's2t', (from, to) => void named.push(from + to));
    expect(named).toEqual(['发發', '𫝈𫝉', '发髮', '里裏']);
  });

  it('are empty where there is no such configuration, or nothing in it', () => {
    const empty = { configs: { s2t: { conversionChain: [['']] } } } as unknown as typeof preset;
    expect(wordTable(empty, 's2t').size + characterTable(empty, 's2t').size).toBe(0);
    expect(wordTable(preset, 'none').size).toBe(0);
  });
});

import { expect, it } from 'vitest';
import { flatMultipliers, mqmMultipliers, scoreProfiles } from '#core/review/profiles.ts';
import { valueLines } from '#tests/unit/core/formats/values.ts';

/* By what reviews are scored: `profiles.txt` has been held against MQM Core and the guidelines that the profiles are from. */

it('are scored as they were', async () => {
  const lines = valueLines({ profiles: scoreProfiles, mqmMultipliers, flatMultipliers });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('profiles.txt');
});

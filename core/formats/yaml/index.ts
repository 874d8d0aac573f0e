import type { Format } from '../format.ts';
import { keysOption } from '../strings/key-filter.ts';
import { keyName } from '../strings/key-name.ts';

/** YAML that holds the texts of a program, as of Rails, Symfony and static sites. */
export const yaml: Format = {
  id: 'yaml',
  extensions: ['yaml', 'yml'],
  mediaTypes: ['application/yaml', 'text/yaml'],
  encoding: 'chosen',
  imports: true,
  exports: null,
  fills: 'document',
  options: [keysOption],
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: () => false, // any line may be YAML, so only its name tells
  nameOf: keyName,
  load: async () => (await import('./code.ts')).code,
};

import { memoqDialect } from '../mqxliff/dialect.ts';
import { packageCode } from '../xliff/package.ts';

export const code = packageCode({ id: 'mqxlz', dialect: memoqDialect, ending: '.mqxliff' });

import { sdlDialect } from '../sdlxliff/dialect.ts';
import { packageCode } from '../xliff/package.ts';

export const code = packageCode({ id: 'sdlppx', dialect: sdlDialect, ending: '.sdlxliff' });

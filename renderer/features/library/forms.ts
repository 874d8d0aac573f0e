import { Compared } from './Compared.tsx';
import { provideForms } from './form-code.ts';
import { ImportForm } from './ImportForm.tsx';
import { ImportedMany, ImportMany } from './ImportMany.tsx';
import { Updated } from './Updated.tsx';

/** Part of the code that comes behind the first screen. */
export const bringForms = (): void =>
  provideForms({ ImportForm, ImportMany, ImportedMany, Compared, Updated });

/** What is asked about files, and what came of them: forms and tables that the first screen does without. */
export type Forms = {
  readonly ImportForm: typeof import('./ImportForm.tsx').ImportForm;
  readonly ImportMany: typeof import('./ImportMany.tsx').ImportMany;
  readonly ImportedMany: typeof import('./ImportMany.tsx').ImportedMany;
  readonly Compared: typeof import('./Compared.tsx').Compared;
  readonly Updated: typeof import('./Updated.tsx').Updated;
};

let forms: Forms | null = null;

/** Takes in the forms when the rest of the code is there. */
export const provideForms = (given: Forms): void => {
  forms = given;
};

/** Null while their code is to come: whatever leads to one waits for it. */
export const formCode = (): Forms | null => forms;

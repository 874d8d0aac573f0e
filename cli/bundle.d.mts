export const bundleInputs: readonly string[];
export const currentBundle: (root?: string) => URL | null;

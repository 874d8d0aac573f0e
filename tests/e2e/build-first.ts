import { bringUpToDate } from '#cli/build.ts';

/** Builds once, before any test starts the app: otherwise each would find the build out of date at the same moment. */
export default async function buildFirst(): Promise<void> {
  await bringUpToDate(['renderer', 'engine', 'electron', 'dictionary', 'fonts', 'grammar'], () =>
    console.log('Building…'),
  );
}

import { launch } from './launch.mjs';

await launch(new URL('./start.ts', import.meta.url));

#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { currentBundle } from './bundle.mjs';
import { launch } from './launch.mjs';

// Keeping what was compiled halves the time a command takes to start, and its workers, which look for the variable.
// A Node too old for this hands over to another.
const kept = (process.env.NODE_COMPILE_CACHE ||= fileURLToPath(
  new URL('../node_modules/.cache/duizhao', import.meta.url),
));
module.enableCompileCache?.(kept);

await launch(currentBundle() ?? new URL('./duizhao.ts', import.meta.url));

#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { launch } from './launch.mjs';

// Keeping what was compiled halves the time a command takes to start. A Node too old for this hands over to another.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/duizhao', import.meta.url)));

await launch('./duizhao.ts');

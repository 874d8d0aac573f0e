import { z } from 'zod';

// The library would compile each shape into a function when it is first used: worth it for the thousandth value, while the
// shell checks a few, most of them before the first window stands. Loaded before any shape is made.
z.config({ jitless: true });

import { z } from 'zod';

// The library would try whether it may compile shapes into functions, which the page's content policy forbids and reports. Loaded before
// any shape is made.
z.config({ jitless: true });

/** The configuration of the site and all that it imports can be read by Node alone. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

// What Node cannot read, Astro reads through a Vite that it closes afterward; a plugin that imports something later then
// fails, and only where nothing has been built before.
it('Node reads the configuration without Vite', () => {
  const script = "import('./astro.config.mjs').then(() => console.log('read'), ({ message }) => console.log(message))";
  expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim()).toBe('read');
});

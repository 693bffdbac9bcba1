/** Where and when something is measured, as records say it. */
import { arch, cpus, platform } from 'node:os';

/** The processor in words, and the date as year-month-day. */
export const hereAndNow = () => ({
  machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${platform()} ${arch()}`,
  date: new Date().toISOString().slice(0, 10),
});

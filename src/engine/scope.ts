/** Working with tensors where only plain numbers come out. */
import { engine } from './tfjs.ts';

/** Runs `work` and frees every tensor it made. For results without tensors in them; `tidy` is for those with. */
export function scope<R>(work: () => R): R {
  engine().startScope();
  try {
    return work();
  } finally {
    engine().endScope();
  }
}

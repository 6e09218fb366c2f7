import { aRehearsal } from '../rehearsal-options.ts';
import { playOnce } from './play-once.ts';

/** A process that plays what it is sent, one after the other, and says what came of it. */
process.on('message', (wanted) => {
  void playOnce(aRehearsal(wanted as object)).then((played) => process.send?.(played));
});

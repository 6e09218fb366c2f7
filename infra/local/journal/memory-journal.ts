import { type Journal, JournalClosed } from './journal.ts';

/** A journal that lives as long as the process: for tests and for a twin without a data folder. */
export const memoryJournal = <E>(): Journal<E> => {
  let kept: string[] = [];
  let closed = false;
  return {
    async append(entry) {
      if (closed) throw new JournalClosed();
      kept.push(JSON.stringify(entry));
    },
    async *entries() {
      for (let index = 0; index < kept.length; index += 1) yield JSON.parse(kept[index] ?? '') as E;
    },
    async rewrite(entries) {
      kept = Array.from(entries, (entry) => JSON.stringify(entry));
    },
    async close() {
      closed = true;
    },
  };
};

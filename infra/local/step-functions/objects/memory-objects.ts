import { createHash } from 'node:crypto';
import { ObjectMissing, type ObjectStore } from './object-store.ts';

/** Objects that live as long as the process: for tests and for a twin without a data folder. */
export const memoryObjects = (nowEpochMs: () => number): ObjectStore => {
  const kept = new Map<string, { text: string; at: number }>();
  return {
    get: async (bucket, key) => {
      const found = kept.get(`${bucket}/${key}`);
      if (!found) throw new ObjectMissing();
      return found.text;
    },
    list: async (bucket, prefix) =>
      [...kept]
        .filter(([place]) => place.startsWith(`${bucket}/${prefix}`))
        .map(([place, { text, at }]) => ({
          Etag: `"${createHash('md5').update(text).digest('hex')}"`,
          Key: place.slice(bucket.length + 1),
          LastModified: Math.floor(at / 1000),
          Size: Buffer.byteLength(text),
          StorageClass: 'STANDARD',
        }))
        .toSorted((a, b) => (a.Key < b.Key ? -1 : 1)),
    put: async (bucket, key, text) => {
      kept.set(`${bucket}/${key}`, { text, at: nowEpochMs() });
    },
  };
};

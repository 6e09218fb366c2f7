import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type ObjectFacts, ObjectMissing, type ObjectStore } from './object-store.ts';

/** Objects as files: `<folder>/<bucket>/<key>`. Whoever wants a map to read a file lays it there. */
export const objectFolder = (folder: string): ObjectStore => ({
  get: async (bucket, key) => {
    try {
      return await readFile(placeOf(folder, bucket, key), 'utf8');
    } catch {
      throw new ObjectMissing();
    }
  },
  list: async (bucket, prefix) => {
    const root = placeOf(folder, bucket, '');
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    const keys = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((key) => key.startsWith(prefix));
    return Promise.all(keys.sort().map((key) => factsOf(root, key)));
  },
  put: async (bucket, key, text) => {
    const path = placeOf(folder, bucket, key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  },
});

/** A key leads to no place outside of its bucket. */
const placeOf = (folder: string, bucket: string, key: string): string => {
  const root = resolve(folder, bucket);
  const path = resolve(root, key);
  const outside = !root.startsWith(resolve(folder) + sep) || (path !== root && !path.startsWith(root + sep));
  if (outside) throw new ObjectMissing();
  return path;
};

const factsOf = async (root: string, key: string): Promise<ObjectFacts> => {
  const path = join(root, key);
  const { mtimeMs, size } = await stat(path);
  const digest = createHash('md5')
    .update(await readFile(path))
    .digest('hex');
  return {
    Etag: `"${digest}"`,
    Key: key,
    LastModified: Math.floor(mtimeMs / 1000),
    Size: size,
    StorageClass: 'STANDARD',
  };
};

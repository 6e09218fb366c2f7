import path from 'node:path';
import { build } from 'esbuild';

/** Puts the child and the whole engine into one file, so that thousands of starts cost little. */
export const bundleChild = async (folder: string): Promise<string> => {
  const outfile = path.join(folder, 'child.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'child.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    outfile,
    logLevel: 'error',
    // Packages in CommonJS look for `require`.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
  return outfile;
};

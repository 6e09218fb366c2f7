import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rules from '../../.dependency-cruiser.mjs';

const root = path.join(import.meta.dirname, '..', '..');

const cruised = async (baseDir: string, folders: string[]): Promise<ICruiseResult> => {
  const { output } = await cruise(folders, {
    baseDir,
    ruleSet: { forbidden: rules.forbidden as never },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  });
  return output as ICruiseResult;
};

/** From which file, importing which, breaks which rule. */
const planted: [rule: string, from: string, to: string][] = [
  ['domain-is-pure', 'shared/domain/case/rules.ts', 'shared/store/cases.ts'],
  ['runtime-is-below-all', 'shared/runtime/clock.ts', 'shared/domain/case/rules.ts'],
  ['words-know-no-room', 'shared/words/translate.ts', 'shared/web/layout.ts'],
  ['store-knows-no-page', 'shared/store/cases.ts', 'shared/web/layout.ts'],
  ['mail-is-a-pure-function', 'shared/mail/intake/receipt.ts', 'shared/store/cases.ts'],
  ['shared-never-imports-features', 'shared/web/layout.ts', 'functions/intake/pages.ts'],
  ['features-never-call-each-other', 'functions/intake/pages.ts', 'functions/waitlist/pages.ts'],
  ['only-hosts-mount-features', 'functions/outbox/deliver.ts', 'functions/intake/pages.ts'],
  ['features-never-import-hosts', 'functions/intake/pages.ts', 'functions/hosts/host.ts'],
  ['workflow-shapes-are-domain', 'workflows/intake/io.ts', 'shared/store/cases.ts'],
  ['stacks-name-code-by-path', 'infra/stacks/web-stack.ts', 'functions/hosts/host.ts'],
  ['the-twin-is-not-the-product', 'functions/intake/pages.ts', 'infra/local/twin.ts'],
  ['the-twin-knows-hosts-only', 'infra/local/twin.ts', 'functions/intake/pages.ts'],
  ['tests-stay-outside', 'shared/domain/case/rules.ts', 'test/builders/case.ts'],
];

describe('a planted import that runs the wrong way', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'imports-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(planted)('%s: %s → %s is found', async (rule, from, to) => {
    const house = path.join(folder, rule);
    await write(house, to, 'export const planted = 1;\n');
    await write(house, from, `export { planted } from '${relative(from, to)}';\n`);
    const { summary } = await cruised(house, [
      ...new Set([from, to].map((file) => file.split('/')[0] ?? '')),
    ]);
    expect(summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });

  it('two files that need each other are found', async () => {
    const house = path.join(folder, 'circle');
    await write(house, 'shared/web/one.ts', "export { two } from './two.ts';\nexport const one = 1;\n");
    await write(house, 'shared/web/two.ts', "export { one } from './one.ts';\nexport const two = 2;\n");
    const { summary } = await cruised(house, ['shared']);
    expect(summary.violations.map((violation) => violation.rule.name)).toContain('no-circles');
  });

  it('every rule that bites has a planted import here', () => {
    const names = rules.forbidden.map((rule: { name: string }) => rule.name);
    expect([...planted.map(([rule]) => rule), 'no-circles'].sort()).toEqual([...names].sort());
  });
});

describe('the checker', () => {
  it('reads the whole house, and not an empty one', async () => {
    const { summary } = await cruised(root, ['shared', 'functions', 'workflows', 'infra']);
    expect(summary.totalCruised).toBeGreaterThan(400);
    expect(summary.violations).toEqual([]);
  });
});

const relative = (from: string, to: string): string => {
  const way = path.posix.relative(path.posix.dirname(from), to);
  return way.startsWith('.') ? way : `./${way}`;
};

const write = async (house: string, file: string, text: string): Promise<void> => {
  await mkdir(path.join(house, path.dirname(file)), { recursive: true });
  await writeFile(path.join(house, file), text);
};

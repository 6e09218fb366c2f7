import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { killEngine } from './campaign.ts';
import { recordedIn } from './kill-chain.ts';
import { live, type Report } from './life.ts';

describe('an engine that is killed', () => {
  it('loses nothing and does nothing twice, wherever in its story', async () => {
    const verdict = await killEngine({ points: 340, times: 1, budgetSeconds: 8, atOnce: 2 });
    expect(verdict.kills).toBeGreaterThan(0);
    expect(verdict.broken).toEqual([]);
    for (const { cpuMs } of verdict.resumed) expect(cpuMs).toBeLessThan(2_000);
  });

  it('is found out when it forgets what it had acknowledged', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'forgetful-'));
    await live(folder, '1');
    const journal = path.join(folder, 'journal.jsonl');
    const lines = (await readFile(journal, 'utf8')).split('\n');
    const answered = lines.findIndex((line) => line.includes('\\"answered\\"'));
    await writeFile(
      journal,
      lines
        .slice(0, answered)
        .map((line) => `${line}\n`)
        .join(''),
    );
    await live(folder, '1');
    const { broken } = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as Report;
    expect(broken).toContain('twice: an acknowledged answer was taken again');
    await writeFile(journal, '');
    await live(folder, '1');
    const lost = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as Report;
    expect(lost.broken).toContain('lost: a was acknowledged');
    await rm(folder, { recursive: true });
  });

  it('is judged by the results that stand in its journal', () => {
    const event = (type: string, text: string) =>
      JSON.stringify({ events: [{ type, details: { output: text } }] });
    const journal = [
      event('TaskSucceeded', '{"Payload":{"key":"a/first/1"}}'),
      event('TaskScheduled', '{"Payload":{"key":"a/item0/0"}}'),
      '{"kind":"machine"}',
    ];
    expect(recordedIn(journal)).toEqual(new Set(['a/first/1']));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Entrance, openEntrance } from './entrance.ts';
import { innerDoor } from './inner-door.ts';
import type { Reply, Visit } from './visit.ts';

let entrance: Entrance;
let seen: Visit[] = [];

beforeAll(async () => {
  entrance = await openEntrance(0);
  entrance.serve((visit): Reply => {
    seen.push(visit);
    if (visit.url === '/broken') throw new Error('planted');
    if (visit.url === '/moved')
      return { status: 303, headers: { location: '/my', 'set-cookie': ['a=1', 'b=2; HttpOnly'] }, body: '' };
    return { status: 200, headers: { 'content-type': 'text/csv' }, body: Buffer.from([0xef, 0xbb, 0xbf]) };
  });
});

afterAll(() => entrance.close());

/** What the product is told of one request, asked over HTTP and from within. */
const bothWays = async (path: string, init: RequestInit = {}) => {
  seen = [];
  await fetch(`${entrance.origin}${path}`, { redirect: 'manual', ...init });
  await innerDoor(entrance)(path, init);
  return seen;
};

/** Said of the socket alone. */
const ofTheSocket = { connection: expect.anything(), 'accept-encoding': expect.anything() };

describe('a visit from within the process', () => {
  const files = new FormData();
  files.set('list', new File(['a,b'], 'list.csv', { type: 'text/csv' }));

  it.each([
    ['a page', '/find?q=%E5%8C%97', { headers: { cookie: 'one=1; two=2' } }],
    ['a form', '/intake', { method: 'POST', body: new URLSearchParams({ 名: '花' }) }],
    ['a text', '/api', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
  ])('is told to the product as one over HTTP: %s', async (_what, path, init) => {
    const [wired, within] = await bothWays(path, init);
    expect({ ...within, headers: { ...within?.headers, ...ofTheSocket } }).toEqual({
      ...wired,
      headers: { ...wired?.headers, ...ofTheSocket },
    });
  });

  it('brings files', async () => {
    const [, within] = await bothWays('/desk/import', { method: 'POST', body: files });
    expect(within?.headers['content-type']).toContain('multipart/form-data; boundary=');
    expect(within?.body?.toString()).toContain('filename="list.csv"');
  });

  it('is answered with status, headers, each cookie, and bytes', async () => {
    const ask = innerDoor(entrance);
    const moved = await ask('/moved');
    expect([moved.status, moved.headers.get('location'), moved.headers.getSetCookie()]).toEqual([
      303,
      '/my',
      ['a=1', 'b=2; HttpOnly'],
    ]);
    expect([...new Uint8Array(await (await ask('/list')).arrayBuffer())]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('of something that breaks is answered with 500, nothing said of why', async () => {
    const answer = await innerDoor(entrance)('/broken');
    expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
  });
});

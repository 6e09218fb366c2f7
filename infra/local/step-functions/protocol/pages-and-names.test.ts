import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_PAYLOAD_BYTES } from '../language/json.ts';
import { refuseArn, refuseInput, refuseName } from './lookups.ts';
import { pageOf } from './page.ts';

const walked = <T>(all: T[], maxResults: number | undefined): T[][] => {
  const pages: T[][] = [];
  let nextToken: string | undefined;
  do {
    const { items, next } = pageOf(all, { maxResults, nextToken });
    pages.push(items);
    nextToken = next.nextToken;
  } while (nextToken !== undefined);
  return pages;
};

describe('pages', () => {
  it('hold everything once and in order, all but the last full', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (all, size) => {
        const pages = walked(all, size);
        expect(pages.flat()).toEqual(all);
        for (const page of pages.slice(0, -1)) expect(page.length).toBe(size);
        expect(pages.length).toBe(Math.max(1, Math.ceil(all.length / size)));
      }),
    );
  });

  it.each([
    [undefined, 100],
    [0, 100],
    [1, 1],
    [1_000, 1_000],
    [5_000, 1_000],
  ])('asked to hold %s hold %d', (maxResults, size) => {
    const all = Array.from({ length: 1_200 }, (_, n) => n);
    expect(walked(all, maxResults)[0]).toHaveLength(size);
  });

  it.each(['', 'no token', Buffer.from('from:x').toString('base64'), Buffer.from('to:1').toString('base64')])(
    'begin at no such place as %j',
    (nextToken) => {
      expect(() => pageOf([1], { nextToken })).toThrow("Invalid Token: 'Invalid token'");
    },
  );
});

describe('a name', () => {
  it.each(['a', 'a'.repeat(80), 'Ask-the_guardian.2', '保護者', "it's", 'a=b', 'a+b', '(1)', '@!'])(
    'may be %j',
    (name) => {
      expect(() => refuseName(name)).not.toThrow();
    },
  );

  it.each(['', 'a'.repeat(81), ...' \t\n<>{}[]?*"#%\\^|~`$&,;:/\u0000\u007f'])(
    'may not be or hold %j',
    (name) => {
      expect(() => refuseName(name === '' || name.length > 80 ? name : `a${name}b`)).toThrow(
        'Invalid Name: ',
      );
    },
  );
});

describe('an ARN', () => {
  it.each(['arn:aws:states:ap-northeast-1:000000000000:stateMachine:m', 'arn:aws-cn:states:::x'])(
    'may be %s',
    (arn) => {
      expect(() => refuseArn(arn)).not.toThrow();
    },
  );

  it.each(['', 'machine', 'arn:aws:lambda:::function:f', 'arn:states'])('may not be %j', (arn) => {
    expect(() => refuseArn(arn)).toThrow(`Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  });
});

describe('an input', () => {
  it('is any JSON that is not too large', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(() => refuseInput(text)).not.toThrow();
      }),
    );
  });

  it.each([
    ['', 'Invalid execution input.'],
    [' \n', 'Invalid execution input.'],
    ['later', "Unrecognized token 'later'"],
    [`"${'a'.repeat(LARGEST_PAYLOAD_BYTES)}"`, 'Input exceeds the maximum length of 262144 bytes'],
  ])('%j is refused', (text, why) => {
    expect(() => refuseInput(text)).toThrow(`Invalid State Machine Execution Input: '${why}`);
  });
});

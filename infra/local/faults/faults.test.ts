import { describe, expect, it } from 'vitest';
import { FaultBoard } from './fault-board.ts';
import { FaultOrders } from './fault-orders.ts';
import { functionsUnderFaults } from './functions-under-faults.ts';

const ordered = (orders: FaultOrders): FaultBoard => {
  const board = new FaultBoard();
  board.order(FaultOrders.parse(orders));
  return board;
};

describe('ordered failures', () => {
  it('come as often as ordered, of the one kind before the other, and then no more', () => {
    const board = ordered({ ses: { throttle: 2, timeoutAfterCommit: 1 } });
    const met = Array.from({ length: 4 }, () => board.next('ses', 'SendRawEmail'));
    expect(met).toEqual(['throttle', 'throttle', 'timeoutAfterCommit', undefined]);
    expect(board.next('dynamodb', 'PutItem')).toBeUndefined();
  });

  it('come to the named actions alone', () => {
    const board = ordered({ dynamodb: { unavailable: 1, actions: ['TransactWriteItems'] } });
    expect(board.next('dynamodb', 'Query')).toBeUndefined();
    expect(board.next('dynamodb', 'TransactWriteItems')).toBe('unavailable');
  });

  it('for one service leave those of another standing, until all are taken back', () => {
    const board = ordered({ ses: { throttle: 1 } });
    board.order({ kms: { throttle: 1 } });
    expect(board.orders).toEqual({ ses: { throttle: 1 }, kms: { throttle: 1 } });
    board.clear();
    expect(board.next('ses', 'SendRawEmail')).toBeUndefined();
  });

  it('give mail to an address its fate, in whatever case it is written', () => {
    const board = ordered({ mail: { bounce: ['A@example.jp'], fates: { 'b@example.jp': 'complained' } } });
    expect(['a@example.jp', 'b@example.jp', 'c@example.jp'].map((one) => board.fateOf(one))).toEqual([
      'bounced',
      'complained',
      undefined,
    ]);
  });

  it.each([
    [{ ses: { throtle: 1 } }],
    [{ ses: { throttle: -1 } }],
    [{ lambda: { crash: 1.5 } }],
    [{ mail: { fates: { 'a@example.jp': 'lost' } } }],
    [{ s3: { throttle: 1 } }],
  ])('that nobody knows are refused: %j', (orders) => {
    expect(FaultOrders.safeParse(orders).success).toBe(false);
  });
});

describe('a function that is ordered to crash', () => {
  const start = (orders: FaultOrders) => {
    const worked: unknown[] = [];
    const functions = functionsUnderFaults(
      {
        has: () => true,
        invoke: async (_arn, payload) => {
          worked.push(payload);
          return { ok: true, payload: 'done' };
        },
      },
      ordered(orders),
    );
    return { functions, worked };
  };

  it('dies before its work', async () => {
    const { functions, worked } = start({ lambda: { crash: 1, functions: ['Dispatcher'] } });
    expect(await functions.invoke('arn:function:Other', 1)).toMatchObject({ ok: true });
    expect(await functions.invoke('arn:function:Dispatcher', 2)).toMatchObject({
      ok: false,
      error: { errorType: 'Runtime.ExitError' },
    });
    expect(await functions.invoke('arn:function:Dispatcher', 3)).toMatchObject({ ok: true });
    expect(worked).toEqual([1, 3]);
  });

  it('dies after its work and before its answer', async () => {
    const { functions, worked } = start({ lambda: { crashAfterWork: 1 } });
    expect(await functions.invoke('arn:function:Any', 1)).toMatchObject({ ok: false });
    expect(worked).toEqual([1]);
  });
});

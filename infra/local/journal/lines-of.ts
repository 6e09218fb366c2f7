/** The finished lines of a stream of bytes; what follows the last line feed is no line. */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncIterable<string> {
  let rest: Buffer[] = [];
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      rest.push(chunk.subarray(start, end));
      const line = Buffer.concat(rest).toString('utf8');
      rest = [];
      start = end + 1;
      if (line !== '') yield line;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
}

const LINE_FEED = 0x0a;

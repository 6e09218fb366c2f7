/** Signs that fit a box's line; a full-width sign takes the place of two. */
const LONGEST_LINE = 25;

/** Breaks a state's name into lines at its spaces; a word longer than a line is cut. */
export const wrapped = (name: string): string[] => {
  const lines: string[] = [];
  for (const word of name.split(' ').flatMap(pieces)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= LONGEST_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const pieces = (word: string): string[] => {
  const found = [''];
  for (const sign of word) {
    if (widthOf(`${found.at(-1)}${sign}`) > LONGEST_LINE) found.push(sign);
    else found[found.length - 1] += sign;
  }
  return found;
};

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);

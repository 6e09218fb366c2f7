/** Bytes in a named charset as text; a charset that nobody knows is read as UTF-8. */
export const decodeText = (bytes: Buffer, charset = 'utf-8'): string => {
  try {
    return new TextDecoder(charset.split('*')[0]).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
};

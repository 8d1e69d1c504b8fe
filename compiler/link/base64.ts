// Base64 to bytes, where neither Node's Buffer nor fetch is at hand. atob exists in Node and in workers.

/** @throws DOMException when the text is not base64 */
export function bytesFromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Bytes as base64, with padding. */
export function base64FromBytes(bytes: Uint8Array): string {
  let binary = "";
  // In pieces, since the number of arguments of a call is limited.
  for (let i = 0; i < bytes.length; i += 0x2000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x2000));
  }
  return btoa(binary);
}

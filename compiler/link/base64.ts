// Base64 to bytes, where neither Node's Buffer nor fetch is at hand. atob exists in Node and in workers.

/** @throws DOMException when the text is not base64 */
export function bytesFromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

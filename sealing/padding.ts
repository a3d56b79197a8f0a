/** No sealed plaintext is shorter: a short answer, a rating and a wrapped key look alike. */
export const shortest = 1024

/**
 * The length a plaintext of so many bytes is filled up to (Padmé): it shows only about the logarithm of the true length and costs at
 * most 12 %. The padded length of a padded length is itself.
 */
export function paddedLength(length: number): number {
  if (length <= shortest) return shortest
  const exponent = Math.floor(Math.log2(length))
  const unit = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1)
  return Math.ceil(length / unit) * unit
}

/** Random numbers from 0 up to 1, the same ones for the same seed (Lehmer's generator with the factor of MINSTD). */
export function seeded(seed: number): () => number {
  const modulus = 2 ** 31 - 1;
  let state = (seed % (modulus - 1)) + 1;
  return () => {
    state = (state * 48271) % modulus;
    return state / modulus;
  };
}

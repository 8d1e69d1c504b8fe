// The function whose way through the compiler docs/compiler.md shows.

function checksum(data: Buffer, seed: number): number {
  let sum = seed;
  for (let i = 0; i < data.length; i++) {
    sum = (sum * 3 + data[i]) & 255;
  }
  return sum;
}

const bytes = control.createBuffer(16);
const seeds = [7, 11];
console.log(checksum(bytes, seeds[0]));

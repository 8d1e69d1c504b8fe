// Sets numbered values of six keys in turn for ever, and tells each one after set has returned. At first it tells what it
// finds: each value must be one that was set, in all its bytes.

const KEYS = 6;

function contentOf(n: number): Buffer {
  const value = control.createBuffer(4 + ((n * 97) % 1500));
  for (let i = 4; i < value.length; i++) value[i] = (n + i) & 0xff;
  value.setNumber(NumberFormat.Int32LE, 0, n);
  return value;
}

let last = 0;
for (let k = 0; k < KEYS; k++) {
  const value = flash.get("k" + k);
  if (!value) continue;
  const n = value.getNumber(NumberFormat.Int32LE, 0);
  console.log(value.equals(contentOf(n)) && n % KEYS == k ? "found k" + k + " " + n : "damaged k" + k);
  if (n > last) last = n;
}
console.log("ready");
while (true) {
  last++;
  const key = "k" + (last % KEYS);
  console.log(
    flash.set(key, contentOf(last)) == flash.Result.Done ? "set " + key + " " + last : "refused " + key,
  );
}

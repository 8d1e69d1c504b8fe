// Sets, gets and removes values of three sizes, and tells the clock's microseconds for each.

const KEYS = 4;
const TIMES = 800;

/** Microseconds of `times` calls. */
function measure(name: string, times: number, call: (key: string) => void) {
  const start = control.micros();
  for (let i = 0; i < times; i++) call("key" + (i % KEYS));
  console.log(name + " " + times + " " + (control.micros() - start));
}

measure("(nothing)", TIMES, (key) => {});
measure("first use", 1, (key) => {
  flash.get(key);
});
for (const bytes of [16, 128, 1024]) {
  const value = control.createBuffer(bytes);
  measure("set of " + bytes + " bytes", TIMES, (key) => {
    flash.set(key, value);
  });
  measure("get of " + bytes + " bytes", TIMES, (key) => {
    flash.get(key);
  });
}
measure("remove", KEYS, (key) => {
  flash.remove(key);
});
console.log("DONE");

// A program may keep back any number of bytes of the RAM, also an odd one.

namespace userconfig {
  export const SYSTEM_HEAP_BYTES = 20001;
}
const list: number[] = [];
for (let i = 0; i < 500; i++) list.push(i / 4);
console.log(list[499]);
console.log("DONE");

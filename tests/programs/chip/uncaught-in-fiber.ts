// An exception in a fiber is not caught by the try around the code that started it.

console.log("start");
try {
  control.inBackground(() => {
    throw "from fiber " + 7;
  });
  pause(1000);
} catch (e) {
  console.log("never " + e);
}
console.log("never");

// What a package does that keeps values of its own (libs/flash), in a fiber with the smaller stack.

function make(bytes: number, first: number) {
  const value = control.createBuffer(bytes);
  value[0] = first;
  return value;
}

control.inBackground(() => {
  console.log("done " + flash.set("#mine/0", make(10, 7)));
  let result = 0;
  let count = 1;
  while (result == flash.Result.Done) {
    result = flash.set("#mine/" + count, make(3000, count));
    count++;
  }
  const replaced = flash.set("#mine/0", make(3000, 8));
  console.log("refused " + replaced + ", former value of " + flash.get("#mine/0").length + " bytes");
  if (flash.get("#mine/0")[0] != 7 || flash.list("").length != 0) console.log("a value is wrong");
  console.log("removed " + flash.remove("#mine/1") + " " + flash.remove("#mine/1"));
  console.log("done " + flash.set("#mine/" + count, make(100, 9)) + " " + flash.get("#mine/1"));
  for (const key of flash.list("#mine/")) if (key != "#mine/0" && key != "#mine/" + count) flash.remove(key);
  flash.set("other", make(1, 1));
  console.log("system keys of it " + flash.list("#mine/").length + ", all others " + flash.list("").length);
  console.log("DONE");
});

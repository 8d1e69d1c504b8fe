// Fibers that allocate while others sleep, events with handlers, and exceptions in the middle of it.

const results: string[] = [];
for (let i = 0; i < 6; i++) {
  const name = "fiber" + i;
  control.inBackground(() => {
    let line = name;
    for (let round = 0; round < 4; round++) {
      line += " " + (round + 0.25);
      pause(10 + i);
      try {
        if (round == 2) throw name + " failed";
      } catch (e) {
        line += " (" + e + ")";
      }
    }
    results.push(line);
  });
}
let handled = "";
control.onEvent(4000, 0, () => {
  handled += "event ";
  pause(1);
});
for (let value = 1; value < 5; value++) control.raiseEvent(4000, value);
while (results.length < 6 || handled.split(" ").length < 5) pause(10);
results.sort();
for (const line of results) console.log(line);
console.log(handled.split(" ").length);
console.log("DONE");

// Keeps one setting of each kind. Restarts the board in its first run.

function show() {
  console.log(
    "run " +
      settings.runNumber() +
      " number " +
      settings.readNumber("number") +
      " text " +
      settings.readString("text") +
      " keys " +
      settings.list().sort().join(","),
  );
}

function sum(numbers: number[]) {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
}

show();
settings.writeNumber("number", settings.runNumber());
settings.writeNumberArray("numbers", [1, 60, 0.5]);
settings.writeString("text", "hällo " + settings.runNumber());
settings.writeJSON("json", [1, {}]);
settings.writeNumber("passing", 1);
settings.remove("passing");
if (settings.exists("passing") || !settings.exists("text")) console.log("exists() is wrong");
if (settings.runNumber() == 1) control.reset();
console.log(
  "sum " +
    sum(settings.readNumberArray("numbers")) +
    " json " +
    JSON.stringify(settings.readJSON("json")) +
    " system " +
    settings.list("#").sort().join(","),
);
console.log("DONE");

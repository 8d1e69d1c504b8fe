// Every string method of libs/base, with arguments in and out of range.

const s = "The quick brown fox jumps over the lazy dog";
console.log(s.indexOf("quick"));
console.log(s.indexOf("o"));
console.log(s.indexOf("o", 13));
console.log(s.indexOf("zebra"));
console.log(s.indexOf("The", 1));
console.log(s.indexOf("dog", 40));
if (s.includes("fox") && !s.includes("Fox")) console.log("includes");
console.log(s.slice(4));
console.log(s.slice(4, 9));
console.log(s.slice(-3));
console.log(s.slice(-8, -4));
console.log("[" + s.slice(9, 4) + "]");
console.log("[" + s.slice(100) + "]");
console.log(s.slice(0, 1000).length);
console.log(s.substr(4, 5));
console.log(s.substr(40));
console.log("[" + s.substr(4, 0) + "]");
console.log("[" + s.substr(50, 3) + "]");
console.log(s.substr(-3, 2));
console.log(s.split(" ").join("|"));
console.log(s.split(" ").length);
console.log("a,b,,c,".split(",").join("|"));
console.log("a,b,,c,".split(",").length);
console.log("abc".split("").join("-"));
console.log("abc".split("x").length);
console.log("a--b--c".split("--").join("+"));
console.log("a b c d".split(" ", 2).join("+"));
console.log("".split(",").length);
console.log(s.replace("quick", "slow"));
console.log(s.replace("cat", "mouse") == s);
console.log("aaa".replace("a", "b"));
console.log("aXbXc".replace("X", (m) => "<" + m + ">"));
console.log("aXbXc".replaceAll("X", "--"));
console.log("aXbXc".replaceAll("X", (m) => m + m));
console.log("abc".replaceAll("", "."));
console.log("[" + "  both  ".trim() + "]");
console.log("[" + "\t\nline \r\n".trim() + "]");
console.log("[" + "   ".trim() + "]");
console.log(s.toUpperCase());
console.log(s.toLowerCase());
console.log("MiXeD 123 {}[]@`".toUpperCase() + "MiXeD 123 {}[]@`".toLowerCase());
console.log("".isEmpty());
console.log("x".isEmpty());
console.log(s.charAt(4) + s.charAt(42) + "[" + s.charAt(43) + "]");
console.log(s.concat("!").length);
let reversed = "";
for (let i = s.length - 1; i >= 0; i--) reversed += s[i];
console.log(reversed);
let counts = 0;
for (let i = 0; i < s.length; i++) if (s.charCodeAt(i) == 32) counts++;
console.log(counts);
const words = s.split(" ");
words.sort((x, y) => x.length - y.length || x.compare(y));
console.log(words.join(" "));
console.log(s.toLowerCase().split("").sort().join("").trim());
console.log(
  "one two"
    .split(" ")
    .map((w) => w[0].toUpperCase() + w.slice(1))
    .join(" "),
);
console.log("DONE");

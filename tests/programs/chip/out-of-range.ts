// What libs/base's C++ answers outside of a string, and for the empty string: other than pxt's JavaScript runtime.

const text = "hello";
console.log(text.charCodeAt(5));
console.log(text.charCodeAt(-1));
console.log("[" + text.charAt(5) + "]");
console.log("äöü".charCodeAt(3));
console.log(parseFloat(""));
console.log("DONE");

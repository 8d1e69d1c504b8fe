// Searching and comparing texts: Knuth-Morris-Pratt, Boyer-Moore-Horspool, Rabin-Karp, differences, longest common parts, soundex.

function kmp(text: string, part: string): number[] {
  const fail: number[] = [0];
  for (let i = 1, k = 0; i < part.length; i++) {
    while (k > 0 && part[i] != part[k]) k = fail[k - 1];
    if (part[i] == part[k]) k++;
    fail.push(k);
  }
  const found: number[] = [];
  for (let i = 0, k = 0; i < text.length; i++) {
    while (k > 0 && text[i] != part[k]) k = fail[k - 1];
    if (text[i] == part[k]) k++;
    if (k == part.length) {
      found.push(i - k + 1);
      k = fail[k - 1];
    }
  }
  return found;
}
let looks = 0;
function horspool(text: string, part: string): number[] {
  const last: { [c: string]: number } = {};
  for (let i = 0; i < part.length - 1; i++) last[part[i]] = i;
  const found: number[] = [];
  for (let at = 0; at <= text.length - part.length; ) {
    let k = part.length - 1;
    while (k >= 0 && text[at + k] == part[k]) {
      k--;
      looks++;
    }
    looks++;
    if (k < 0) found.push(at);
    const c = last[text[at + part.length - 1]];
    at += part.length - 1 - (c === undefined ? -1 : c);
  }
  return found;
}
function rabinKarp(text: string, part: string): number[] {
  const M = 65521;
  const n = part.length;
  let high = 1;
  for (let i = 1; i < n; i++) high = (high * 256) % M;
  let wanted = 0;
  let hash = 0;
  for (let i = 0; i < n; i++) {
    wanted = (wanted * 256 + part.charCodeAt(i)) % M;
    hash = (hash * 256 + text.charCodeAt(i)) % M;
  }
  const found: number[] = [];
  for (let i = 0; i + n <= text.length; i++) {
    if (hash == wanted && text.substr(i, n) == part) found.push(i);
    if (i + n < text.length) {
      hash = (hash - ((text.charCodeAt(i) * high) % M) + M) % M;
      hash = (hash * 256 + text.charCodeAt(i + n)) % M;
    }
  }
  return found;
}
const texts = [
  ["abababcababababcab", "abab"],
  ["aaaaaaa", "aaa"],
  ["the needle in the haystack, the end", "the"],
  ["nothing here", "zzz"],
  ["mississippi", "issi"],
];
for (const t of texts) {
  const a = kmp(t[0], t[1]).join();
  console.log(`${t[1]}: ${a} ${horspool(t[0], t[1]).join() == a} ${rabinKarp(t[0], t[1]).join() == a}`);
}
console.log(looks);
function lcs(a: string, b: string): number[][] {
  const t: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [];
    for (let k = 0; k <= b.length; k++) {
      if (i == 0 || k == 0) row.push(0);
      else if (a[i - 1] == b[k - 1]) row.push(t[i - 1][k - 1] + 1);
      else row.push(Math.max(t[i - 1][k], row[k - 1]));
    }
    t.push(row);
  }
  return t;
}
function diff(a: string, b: string): string {
  const t = lcs(a, b);
  let i = a.length;
  let k = b.length;
  let out = "";
  while (i > 0 || k > 0) {
    if (i > 0 && k > 0 && a[i - 1] == b[k - 1]) {
      out = a[i - 1] + out;
      i--;
      k--;
    } else if (k > 0 && (i == 0 || t[i][k - 1] >= t[i - 1][k])) out = "+" + b[--k] + out;
    else out = "-" + a[--i] + out;
  }
  return out;
}
console.log(
  diff("kitten", "sitting") + " " + diff("", "ab") + " " + diff("same", "same") + " " + diff("abcdef", "acf"),
);
function longestCommonSubstring(a: string, b: string): string {
  let best = "";
  for (let shift = 1 - b.length; shift < a.length; shift++) {
    let run = "";
    for (let i = Math.max(0, shift); i < a.length && i - shift < b.length; i++) {
      run = a[i] == b[i - shift] ? run + a[i] : "";
      if (run.length > best.length) best = run;
    }
  }
  return best;
}
console.log(
  longestCommonSubstring("photograph", "tomography") + " " + longestCommonSubstring("abc", "xyz") + "|",
);
function soundex(word: string): string {
  const codes = "01230120022455012623010202";
  let out = word[0].toUpperCase();
  let before = codes[word.toLowerCase().charCodeAt(0) - 97];
  for (let i = 1; i < word.length && out.length < 4; i++) {
    const c = codes[word.toLowerCase().charCodeAt(i) - 97];
    if (c != "0" && c != before) out += c;
    if (word[i] != "h" && word[i] != "w") before = c;
  }
  while (out.length < 4) out += "0";
  return out;
}
console.log(["Robert", "Rupert", "Ashcraft", "Tymczak", "Pfister", "Honeyman"].map((w) => soundex(w)).join());
function palindrome(s: string): string {
  let best = "";
  for (let centre = 0; centre < s.length * 2; centre++) {
    let a = centre >> 1;
    let b = a + (centre & 1);
    while (a >= 0 && b < s.length && s[a] == s[b]) {
      a--;
      b++;
    }
    if (b - a - 1 > best.length) best = s.substr(a + 1, b - a - 1);
  }
  return best;
}
console.log(palindrome("forgeeksskeegfor") + " " + palindrome("abacdfgdcaba") + " " + palindrome("abc"));
function caesar(s: string, by: number): string {
  let out = "";
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c >= 97 && c < 123) out += String.fromCharCode(97 + ((c - 97 + by + 26) % 26));
    else out += s[i];
  }
  return out;
}
console.log(caesar("hello, world", 13) + " " + caesar(caesar("round trip", 7), -7));
const words = "tea eat tan ate nat bat".split(" ");
const groups: { [k: string]: string[] } = {};
for (const w of words) {
  const letters = w.split("");
  letters.sort((a, b) => a.compare(b));
  const key = letters.join("");
  if (!groups[key]) groups[key] = [];
  groups[key].push(w);
}
console.log(
  Object.keys(groups)
    .map((k) => k + "=" + groups[k].join("/"))
    .join(" "),
);
console.log("DONE");

// The comparison as a bar chart in SVG: for each program the instructions relative to C, on a logarithmic scale.

import { programs } from "./programs.js";
import { formatRatio, type Measurement, meanRatio, ratio, versionTitles } from "./table.js";

const [barHeight, gap, left, width] = [13, 10, 120, 620];
const colours = { ours: "#2b6cb0", lua: "#c9a227" } as const;
const versions = ["ours", "lua"] as const;

/** Ratios at which the scale has a line. */
const lines = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** The chart as an SVG document. Programs that did not come to their end have no bar. */
export function drawChart(measured: { c: Measurement; ours: Measurement; lua: Measurement }): string {
  const rows = [
    ...programs.map(({ name }) => ({
      name,
      ratios: versions.map((version) => ratio(measured[version], measured.c, name)),
    })),
    { name: "geometric mean", ratios: versions.map((version) => meanRatio(measured[version], measured.c)) },
  ];
  const largest = Math.max(...rows.flatMap(({ ratios }) => ratios.map((value) => value ?? 1)));
  const end = lines.find((line) => line >= largest) ?? largest;
  const x = (value: number) => left + (Math.max(0, Math.log(value)) / Math.log(end)) * width;
  const rowHeight = versions.length * barHeight + gap;
  const top = 50;
  const bottom = top + rows.length * rowHeight;
  const text = (at: number, y: number, anchor: string, content: string) =>
    `<text x="${at.toFixed(1)}" y="${y}" text-anchor="${anchor}">${content}</text>`;

  const scale = lines
    .filter((line) => line <= end)
    .flatMap((line) => [
      `<line x1="${x(line).toFixed(1)}" y1="${top - 6}" x2="${x(line).toFixed(1)}" y2="${bottom}" stroke="#ddd"/>`,
      text(x(line), bottom + 14, "middle", `${line}×`),
    ]);
  const bars = rows.flatMap(({ name, ratios }, row) => {
    const y = top + row * rowHeight;
    return [
      text(left - 8, y + barHeight + 4, "end", name),
      ...ratios.flatMap((value, at) => {
        if (value === undefined) return [];
        const barTop = y + at * barHeight;
        const length = (x(value) - left).toFixed(1);
        return [
          `<rect x="${left}" y="${barTop}" width="${length}" height="${barHeight - 1}" fill="${colours[versions[at]!]}"/>`,
          text(x(value) + 4, barTop + barHeight - 3, "start", formatRatio(value)),
        ];
      }),
    ];
  });
  const legend = versions.flatMap((version, at) => [
    `<rect x="${left + at * 110}" y="26" width="12" height="12" fill="${colours[version]}"/>`,
    text(left + at * 110 + 17, 36, "start", versionTitles[version]),
  ]);
  const title = `Instructions on the ESP8266’s core (LX106), relative to ${versionTitles.c}`;
  const size = `width="${left + width + 60}" height="${bottom + 24}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    '<rect width="100%" height="100%" fill="white"/>',
    text(left, 16, "start", title),
    ...legend,
    ...scale,
    ...bars,
    "</svg>",
    "",
  ].join("\n");
}

// Makes the country files of this folder from boundaries and gazetteer. Run by hand when either changes:
//   node make.mjs BOUNDARIES_DIR PLACES_TSV
// It needs h3-js 4, topojson-server 3, topojson-simplify 3 and topojson-client 3 beside it (NODE_PATH or node_modules);
// they are not part of the build, since nothing of the product runs H3 in a browser (protocol section 9).
import { readFileSync, writeFileSync } from "node:fs";
import { cellToLatLng, polygonToCellsExperimental, POLYGON_TO_CELLS_FLAGS } from "h3-js";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify, quantile } from "topojson-simplify";

const [boundaries, gazetteer] = process.argv.slice(2);
const COUNTRIES = { CF: "caf", IQ: "irq", LY: "lby", MM: "mmr", SY: "syr", UA: "ukr" };
const MOST_PLACES = 220;
const WIDTH = 600;
const RESOLUTION = 4;
const SCRIPT = { CF: null, IQ: /^[\p{Script=Arabic}\s]+$/u, LY: /^[\p{Script=Arabic}\s]+$/u, SY: /^[\p{Script=Arabic}\s]+$/u,
  MM: /^[\p{Script=Myanmar}\s]+$/u, UA: /^[\p{Script=Cyrillic}\s’'-]+$/u };
/** Where the gazetteer's first spelling is not the usual one. */
const SPELLED = { Damascus: "دمشق", Tripoli: "طرابلس", Benghazi: "بنغازي" };
const RUSSIAN_ONLY = /[ыэъё]/iu;

const rows = readFileSync(gazetteer, "utf8").split("\n").slice(1).map((line) => line.split("\t"));

function ringsOf(geometry) {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

function frame(features) {
  const points = features.flatMap((one) => ringsOf(one.geometry).flat(2));
  const lons = points.map((p) => p[0]);
  const lats = points.map((p) => p[1]);
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)].map((x) => Math.round(x * 100) / 100);
  const scale = Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180);
  const height = Math.round((WIDTH * (box[3] - box[1])) / ((box[2] - box[0]) * scale));
  return { box, height };
}

function path(geometry, { box, height }) {
  const x = (lon) => Math.round(((lon - box[0]) / (box[2] - box[0])) * WIDTH);
  const y = (lat) => Math.round(((box[3] - lat) / (box[3] - box[1])) * height);
  let d = "";
  for (const polygon of ringsOf(geometry))
    for (const ring of polygon) {
      const points = ring.map(([lon, lat]) => [x(lon), y(lat)]).filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]);
      if (points.length < 4) continue;
      d += `M${points[0][0]} ${points[0][1]}l`;
      d += points.slice(1, -1).map((p, i) => `${p[0] - points[i][0]} ${p[1] - points[i][1]}`).join(" ").replaceAll(" -", "-");
      d += "z";
    }
  return d;
}

function cellsOf(features) {
  const found = new Set();
  for (const one of features)
    for (const polygon of ringsOf(one.geometry))
      for (const cell of polygonToCellsExperimental(polygon, RESOLUTION, POLYGON_TO_CELLS_FLAGS.containmentOverlapping, true)) found.add(cell);
  return [...found].sort().map((cell) => {
    const [lat, lon] = cellToLatLng(cell);
    return [cell, Math.round(lat * 100) / 100, Math.round(lon * 100) / 100];
  });
}

function placesOf(country) {
  const mine = rows.filter((row) => row[8] === country).sort((a, b) => Number(b[11]) - Number(a[11])).slice(0, MOST_PLACES);
  return mine.map((row) => {
    const others = row[3].split(",").filter((name) => SCRIPT[country]?.test(name) && !RUSSIAN_ONLY.test(name) && name.length > 2);
    const preferred = country === "UA" ? (others.find((name) => /[іїєґ’]/iu.test(name)) ?? others[0]) : others[0];
    const written = SPELLED[row[2]] ?? (others.find((name) => name === preferred?.replace(/ /g, "")) || preferred);
    return [row[2].replace(/[`‘’]/g, ""), written?.normalize("NFC") ?? "", Number(Number(row[4]).toFixed(2)), Number(Number(row[5]).toFixed(2))];
  });
}

for (const [country, file] of Object.entries(COUNTRIES)) {
  const source = JSON.parse(readFileSync(`${boundaries}/${file}.geojson`, "utf8"));
  const whole = topology({ regions: source }, 1e5);
  const weighted = presimplify(whole);
  const simple = simplify(weighted, quantile(weighted, 0.95));
  const regions = feature(simple, simple.objects.regions).features.filter((one) => one.geometry);
  const view = frame(regions);
  const written = {
    country,
    box: view.box,
    width: WIDTH,
    height: view.height,
    regions: regions.map((one) => [one.properties.name ?? "", path(one.geometry, view)]).filter((one) => one[1] !== ""),
    cells: cellsOf(source.features.filter((one) => one.geometry)),
    places: placesOf(country),
  };
  const list = (name, values) => `  "${name}": [\n${values.map((value) => `    ${JSON.stringify(value)}`).join(",\n")}\n  ]`;
  const head = ["country", "box", "width", "height"].map((key) => `  "${key}": ${JSON.stringify(written[key])}`);
  writeFileSync(`${country}.json`, `{\n${[...head, list("regions", written.regions), list("cells", written.cells), list("places", written.places)].join(",\n")}\n}\n`);
}

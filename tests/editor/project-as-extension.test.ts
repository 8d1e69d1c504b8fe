// What a project is as another's extension, and which of its files the other one gets.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Files, readFiles } from "../../cli/makecode/carried-packages.js";
import { asExtension, filesToAdd } from "../../editor/project-as-extension.js";

const packages = {
  bundled: {
    esp8266: { "pxt.json": '{"name":"esp8266","files":[],"dependencies":{"core":"*","mqtt":"*"}}' },
    core: {},
    mqtt: {},
    time: {},
  },
  boards: ["esp8266"],
};

/** A project with these files, and what its pxt.json says besides them. */
function projectOf(config: object, files: Files): Files {
  const all = { files: Object.keys(files), dependencies: { esp8266: "*" }, ...config };
  return { ...files, "pxt.json": JSON.stringify(all) };
}

/** A copy of an extension, as a project carries it. */
function copyOf(name: string, dependencies: Record<string, string> = {}): string {
  return JSON.stringify(projectOf({ name, dependencies }, { [`${name}.ts`]: `namespace ${name} { }` }));
}

const make = (config: object, files: Files) => asExtension(projectOf(config, files), packages);

/** What a project gets with the extension that one with these files is. */
function add(project: Files, config: object, files: Files = { "own.ts": "" }) {
  const extension = make(config, files);
  assert.ok(extension);
  return filesToAdd(extension, project, packages);
}

/** Names of the files of an extension itself. */
const ownFiles = (extension: string) => Object.keys(JSON.parse(extension) as Files);

describe("a project as an extension", () => {
  test("is without its own program, settings and keys, and for every board", () => {
    const made = make(
      {
        name: "my room",
        dependencies: { esp8266: "*", time: "*" },
        yotta: { config: { MQTT_BROKER: "mine" } },
      },
      {
        "main.ts": "",
        "room.ts": "namespace room { }",
        sdkconfig: "CONFIG_X=y",
        "certs/client.key": "secret",
      },
    );
    assert.equal(made?.id, "my-room");
    assert.equal(made.version, "pkg:my-room.json");
    const extension = JSON.parse(made.files["my-room.json"]!) as Files;
    assert.deepEqual(Object.keys(extension), ["room.ts", "pxt.json"]);
    assert.deepEqual(JSON.parse(extension["pxt.json"]!), {
      name: "my-room",
      description: "",
      files: ["room.ts"],
      dependencies: { core: "*", mqtt: "*", time: "*" },
      public: true,
    });
    assert.deepEqual(made.missing, []);
  });

  test("brings the extensions that it uses, and those that they use, each beside it", () => {
    const made = make(
      { name: "room", dependencies: { esp8266: "*", lamp: "pkg:lamp.json" } },
      {
        "main.ts": "",
        "room.ts": "",
        "data.json": "{}",
        "lamp.json": copyOf("lamp", { bulb: "pkg:bulb.json" }),
        "bulb.json": copyOf("bulb", { core: "*" }),
      },
    )!;
    assert.deepEqual(Object.keys(made.files), ["lamp.json", "bulb.json", "room.json"]);
    assert.deepEqual(ownFiles(made.files["room.json"]!), ["room.ts", "data.json", "pxt.json"]);
    assert.deepEqual(made.missing, []);
  });

  test("is without an extension that was taken out of it, whose file is still there", () => {
    const made = make({ name: "room" }, { "room.ts": "", "lamp.json": copyOf("lamp") })!;
    assert.deepEqual(Object.keys(made.files), ["room.json"]);
    assert.deepEqual(ownFiles(made.files["room.json"]!), ["room.ts", "pxt.json"]);
  });

  test("ends for extensions that use each other", () => {
    const made = make(
      { name: "room", dependencies: { a: "pkg:a.json" } },
      {
        "room.ts": "",
        "a.json": copyOf("a", { b: "pkg:b.json" }),
        "b.json": copyOf("b", { a: "pkg:a.json" }),
      },
    )!;
    assert.deepEqual(Object.keys(made.files), ["a.json", "b.json", "room.json"]);
  });

  test("is none when it has no TypeScript besides its own program, or no pxt.json that can be read", () => {
    assert.equal(make({ name: "plain" }, { "main.ts": "", "main.blocks": "", "README.md": "" }), undefined);
    const broken = ["{", "null", "[]", '{"name":"room"}', '{"name":1,"files":[]}'];
    for (const config of [...broken, '{"name":"room","files":["room.ts"],"dependencies":{"core":1}}'])
      assert.equal(asExtension({ "room.ts": "", "pxt.json": config }, packages), undefined, config);
  });
});

describe("a saved project", () => {
  test("is read when it has a pxt.json and nothing but texts", () => {
    const files = projectOf({ name: "room" }, { "room.ts": "" });
    assert.deepEqual(readFiles(JSON.stringify(files)), files);
    for (const text of [undefined, "", "{", "null", "[]", '"text"', '{"room.ts":""}', '{"pxt.json":"{"}'])
      assert.equal(readFiles(text), undefined, text);
    assert.equal(readFiles(JSON.stringify({ ...files, "room.ts": 1 })), undefined);
  });
});

describe("a project that gets an extension", () => {
  const plain = projectOf({ name: "use" }, { "main.ts": "" });

  test("gets its file", () => {
    const added = add(plain, { name: "room" });
    assert.ok("files" in added);
    assert.deepEqual(Object.keys(added.files), ["room.json"]);
  });

  test("refuses one without a name, or with one that the target or pxt-core has", () => {
    for (const name of ["", "  "]) assert.deepEqual(add(plain, { name }), { reason: "no-name" });
    for (const name of ["this", "pxt"])
      assert.deepEqual(add(plain, { name }), { reason: "reserved-name", name });
    assert.deepEqual(add(plain, { name: "mqtt" }), { reason: "package-name", name: "mqtt" });
  });

  test("refuses one whose file is another file of the project, and takes it in place of an older copy", () => {
    const reason = { reason: "file-exists", file: "room.json" };
    const own = projectOf({ name: "use" }, { "main.ts": "", "room.json": '{"rooms":3}' });
    assert.deepEqual(add(own, { name: "room" }), reason);
    const dependencies = { esp8266: "*", room: "pkg:other.json" };
    const otherwise = projectOf({ name: "use", dependencies }, { "room.json": "{}", "other.json": "{}" });
    assert.deepEqual(add(otherwise, { name: "room" }), reason);
    for (const [config, copy] of [
      [{ name: "use", dependencies: { esp8266: "*", room: "pkg:room.json" } }, copyOf("room")],
      [{ name: "use", dependencies: { esp8266: "*", room: "pkg:room.json" } }, "broken"],
      // It was taken out.
      [{ name: "use" }, copyOf("room")],
    ] as const) {
      const added = add(projectOf(config, { "main.ts": "", "room.json": copy }), { name: "room" });
      assert.ok("files" in added);
      assert.deepEqual(ownFiles(added.files["room.json"]!), ["own.ts", "pxt.json"]);
    }
  });

  test("refuses one that brings a file which is another file of the project", () => {
    const own = projectOf({ name: "use" }, { "main.ts": "", "lamp.json": '{"lamps":3}' });
    assert.deepEqual(
      add(
        own,
        { name: "room", dependencies: { lamp: "pkg:lamp.json" } },
        { "room.ts": "", "lamp.json": copyOf("lamp") },
      ),
      { reason: "file-exists", file: "lamp.json" },
    );
  });

  test("refuses one with dependencies that are neither packages of the target nor brought along", () => {
    const dependencies = {
      core: "*",
      radio: "*",
      far: "github:someone/far",
      near: "file:../near",
      gone: "pkg:gone.json",
      // pxt.json is no extension.
      trap: "pkg:pxt.json",
      lamp: "pkg:lamp.json",
    };
    assert.deepEqual(
      add(
        plain,
        { name: "room", dependencies },
        { "room.ts": "", "lamp.json": copyOf("lamp", { bulb: "pkg:bulb.json" }) },
      ),
      { reason: "missing", names: ["radio", "far", "near", "gone", "trap", "bulb"] },
    );
  });

  test("keeps its own copies of extensions that the extension brings too, and only those", () => {
    const room = {
      config: { name: "room", dependencies: { lamp: "pkg:lamp.json" } },
      files: {
        "room.ts": "",
        "lamp.json": copyOf("lamp", { bulb: "pkg:bulb.json" }),
        "bulb.json": copyOf("bulb"),
      },
    };
    for (const [dependencies, expected] of [
      // The user's own, and with it what that uses.
      [{ lamp: "pkg:lamp.json" }, ["room.json"]],
      [{ bulb: "pkg:bulb.json" }, ["lamp.json", "room.json"]],
      // Nothing else has brought them.
      [{ room: "pkg:room.json" }, ["lamp.json", "bulb.json", "room.json"]],
      [{}, ["lamp.json", "bulb.json", "room.json"]],
    ] as const) {
      const project = projectOf(
        { name: "use", dependencies },
        {
          "main.ts": "",
          "room.json": copyOf("room", { lamp: "pkg:lamp.json" }),
          "lamp.json": copyOf("lamp", { bulb: "pkg:bulb.json" }),
          "bulb.json": copyOf("bulb"),
        },
      );
      const added = add(project, room.config, room.files);
      assert.ok("files" in added);
      assert.deepEqual(Object.keys(added.files), expected);
    }
  });
});

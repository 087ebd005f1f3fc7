import { stripVTControlCharacters } from "node:util";
import { type Diagnostic, formatDiagnostics, readSource } from "@bimetal/config";
import pc from "picocolors";

/** Where a command writes. */
export interface Terminal {
  readonly colors: ReturnType<typeof pc.createColors>;
  readonly color: boolean;
  /** A line for people. */
  readonly say: (line: string) => void;
  /** Diagnostics for people, each with a frame of the code it is about. */
  readonly report: (root: string, diagnostics: readonly Diagnostic[]) => void;
  /** A line that the next one takes the place of. Nothing where nobody watches. */
  readonly show: (line: string) => void;
  /** A line to stderr where nobody watches: what the other lines follow only long after. */
  readonly announce: (line: string) => void;
  /** The one document of `--json`. */
  readonly document: (value: object) => void;
}

export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** With `json`, text for people goes to stderr. */
export function createTerminal({ stdout, stderr }: Streams, json: boolean): Terminal {
  const stream = json ? stderr : stdout;
  const color = hasColor(stream);
  const clear = (): void => void (stream.isTTY && stream.write("\r\u001b[2K"));
  const say = (line: string): void => {
    clear();
    stream.write(`${line}\n`);
  };
  return {
    color,
    colors: pc.createColors(color),
    say,
    report: (root, diagnostics) => {
      if (diagnostics.length === 0) return;
      say(formatDiagnostics(diagnostics, { sources: (file) => readSource(root, file), color }));
    },
    show: (line) => {
      if (!stream.isTTY) return;
      clear();
      stream.write(line.slice(0, stream.columns - 1));
    },
    announce: (line) => void (stream.isTTY || stderr.write(`${line}\n`)),
    document: (value) => void stdout.write(`${JSON.stringify(value, plain, 2)}\n`),
  };
}

/** https://no-color.org: any value but the empty one. */
function hasColor(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  return (
    Boolean(process.env.FORCE_COLOR && process.env.FORCE_COLOR !== "0") || (stream.isTTY && process.env.TERM !== "dumb")
  );
}

/** rustc's findings are kept in colour; a document has none. */
function plain(_: string, value: unknown): unknown {
  return typeof value === "string" ? stripVTControlCharacters(value) : value;
}

import type { Location } from "./diagnostic.ts";

/** A file's text and where things stand in it. Offsets count UTF-16 units. */
export interface Source {
  readonly file: string;
  readonly text: string;
  locate(offset: number): Location;
}

/** A comment with its marks, from `start` up to `end`. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** The lines between the marks. */
  readonly lines: readonly string[];
}

export function createSource(file: string, text: string): Source {
  const starts = [0];
  for (const newline of text.matchAll(/\r\n|[\n\r]/g)) starts.push(newline.index + newline[0].length);
  return {
    file,
    text,
    locate(offset) {
      const above = starts.findIndex((start) => start > offset);
      const line = above === -1 ? starts.length : above;
      return { file, line, column: offset - (starts[line - 1] ?? 0) + 1 };
    },
  };
}

/**
 * What the comments directly above an element say: the unbroken run of lines that hold nothing but a comment, ending on
 * the line above it. An element that is not the first on its line has none.
 */
export function createDocs(source: Source, comments: readonly Comment[]): (offset: number) => string | undefined {
  const byLastLine = new Map(
    comments
      .filter(({ start }) => isFirstOnLine(source.text, start))
      .map((comment) => [source.locate(comment.end).line, comment]),
  );
  return (offset) => {
    if (!isFirstOnLine(source.text, offset)) return undefined;
    const lines: string[] = [];
    let above = byLastLine.get(source.locate(offset).line - 1);
    while (above) {
      lines.unshift(...above.lines);
      above = byLastLine.get(source.locate(above.start).line - 1);
    }
    const docs = lines
      .map((line) => line.trim())
      .join("\n")
      .trim();
    return docs === "" ? undefined : docs;
  };
}

function isFirstOnLine(text: string, offset: number): boolean {
  let before = offset - 1;
  while (text[before] === " " || text[before] === "\t") before--;
  return before < 0 || text[before] === "\n" || text[before] === "\r";
}

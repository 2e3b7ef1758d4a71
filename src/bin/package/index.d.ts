/** Loads the engine, once for all calls without `files`. */
export default function quotidian(files?: Files): Promise<Quotidian>;

/** Other places of the two files that lie beside this one, or their bytes. */
export interface Files {
  wasm?: URL | ArrayBuffer | ArrayBufferView;
  model?: URL | ArrayBuffer | ArrayBufferView;
}

export interface Quotidian {
  /** The analysis record of an article in plain text. The same text gives the same record everywhere. */
  analyze(text: string, options?: Options & { explain: true }): ExplainedRecord;
  analyze(text: string, options?: Options): AnalysisRecord;
}

export interface Options {
  /** The day of publication, `YYYY-MM-DD`, if the text does not say it. */
  published?: string;
  /** The headline, if it is not part of the text. */
  title?: string;
  /** Whether each answer comes with its reasons. */
  explain?: boolean;
}

/** A place in the text, in Unicode code points, half open: `Array.from(text).slice(start, end).join("")`. */
export interface Place {
  start: number;
  end: number;
}

/** The analysis record, version 1. */
export interface AnalysisRecord {
  version: 1;
  /** `YYYY-MM-DD`. */
  published: string | null;
  blocks: Block[];
  /** In order of place; no two overlap. */
  mentions: Mention[];
  entities: Entity[];
  /** In order of place. */
  quotes: Quote[];
  /** In order of place. */
  dates: DateReference[];
}

export interface ExplainedRecord extends AnalysisRecord {
  mentions: (Mention & Explained)[];
  quotes: (Quote & Explained)[];
  dates: (DateReference & Explained & { arithmetic?: Arithmetic })[];
}

export interface Block extends Place {
  kind: "heading" | "paragraph" | "byline" | "caption" | "list-item";
}

export type EntityType = "person" | "organisation" | "place" | "group" | "event" | "work" | "product" | "other";

export interface Mention extends Place {
  type: EntityType;
  /** The `id` of what the name stands for. */
  entity: string;
  /** From 0 to 1: of the names at 0.9, about nine in ten are right. */
  confidence: number;
}

export interface Entity {
  /** Stable for the same text. */
  id: string;
  type: EntityType;
  /** The fullest name in the text. */
  name: string;
  aliases: string[];
  roles: string[];
  /** The ids of those whom a name could mean that nothing ties to one. */
  perhaps: string[];
  /** The id of a people's country, if the text names it. */
  related: string | null;
}

export interface Quote extends Place {
  /** From 1. */
  id: number;
  /** Shared by the parts of one utterance. */
  group: number;
  kind: "direct" | "mixed" | "indirect";
  speaker: Place | null;
  /** The `id` of the entity that speaks. */
  entity: string | null;
  cue: Place | null;
  cue_class:
    | "neutral"
    | "claim"
    | "denial"
    | "admission"
    | "criticism"
    | "praise"
    | "promise"
    | "order"
    | "question"
    | "warning"
    | null;
  addressee: Place | null;
  certainty: "stated" | "inferred" | "unclear";
}

export interface DateReference extends Place {
  /** A day, month or year of ISO 8601. */
  value: string | null;
  from: string | null;
  to: string | null;
  precision: "day" | "month" | "year" | "approximate" | "vague" | "duration";
}

export interface Explained {
  why: Reason[];
}

export interface Reason {
  rule: string;
  text: string;
  evidence: Place[];
}

/** How a date was counted; what a step does not have is null. */
export interface Arithmetic {
  from: string;
  evidence: Place | null;
  step: "shift" | "period" | "stretch" | "weekday" | "yearly";
  unit: "day" | "week" | "weekend" | "month" | "quarter" | "year" | "decade" | "century" | null;
  count: number | null;
  weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | null;
  side: "before" | "on-or-before" | "nearest" | "on-or-after" | "after" | null;
}

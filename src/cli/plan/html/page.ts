import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { GridData, State } from './grid-data';
import { html, jsonMarkup, Markup } from './markup';

const ASSETS = join(__dirname, '../../../../assets/plan-report');
const SCRIPTS = ['rows.js', 'details.js', 'grid.js', 'filters.js'];

/** What a page shows. */
export interface Page {
  readonly title: string;
  readonly heading: string;
  readonly figures: Markup;
  /** The sections that the navigation names, by their ids. */
  readonly links: readonly (readonly [id: string, words: string])[];
  readonly sections: Markup;
  /** The data of the grid, if a section has one. */
  readonly grid?: GridData;
}

/** A self-contained page, in pieces: it loads nothing from the network or from other files, and only its own script can run. */
export function htmlPage({ title, heading, figures, links, sections, grid }: Page): Iterable<string> {
  const style = asset('report.css');
  const script = grid === undefined ? undefined : `(() => {\n'use strict';\n${SCRIPTS.map(asset).join('\n')}})();\n`;
  const scripts = script === undefined ? `'none'` : `'${hashOf(script)}'`;
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup([style])}</style>
</head>
<body>
<header><h1>${heading}</h1>${figures}
<nav>${links.map(([id, words]) => html`<a href="#${id}">${words}</a>`)}</nav></header>
<main>
${sections}
</main>
${
  grid !== undefined &&
  html`<script type="application/json" id="plan">${jsonMarkup(grid)}</script>
<script>${new Markup([script!])}</script>
`
}</body>
</html>
`.pieces();
}

/** The section with the grid, whose filter names the states in these words. */
export function gridSection(words: { readonly [state in State]: string }): Markup {
  const named = Object.entries(words).reduce(
    (text, [state, word]) => text.replace(`%${state}%`, html`${word}`.text),
    asset('grid.html'),
  );
  return new Markup([named]);
}

function asset(name: string): string {
  return readFileSync(join(ASSETS, name), 'utf8');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
